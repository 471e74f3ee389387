#include "ledger/allocation/turns.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

namespace kvit::ledger {
namespace {

using Rows = std::vector<std::size_t>;
using Why = AllocationReason;

class Planner {
  public:
    Planner(const OpenAccount& account, const ReceivedPayment& payment,
            const AllocationPractices& practices, const PaymentOrder& order)
        : account_(account),
          payment_(payment),
          purpose_(payment.purpose),
          practices_(practices),
          order_(order) {}

    Turns run() && {
        const Rows all = every_row();
        turns_.document_unknown = purpose_.document && of_document(all).empty();
        const Rows scope = in_scope(all);
        turns_.of_some_creditors =
            (heeds_direction() && purpose_.creditor) || scope.size() < all.size();
        const Rows debts = kept(scope, [](const Receivable& row) { return !row.voluntary; });
        const Rows offers =
            newest(kept(scope, [](const Receivable& row) { return row.voluntary; }));

        turns_.last_charged = newest(of_kind(debts, ReceivableKind::principal));

        add_accepted(offers);
        if (names_service()) {
            const auto named = [&](const Receivable& row) {
                return row.key.service == *purpose_.service;
            };
            add_debts(kept(debts, named));
            add_debts(kept(debts, [&](const Receivable& row) { return !named(row); }));
        } else {
            add_debts(debts);
        }
        if (practices_.voluntary == law::AllocationVoluntary::voluntary_last && !purpose_.penalty)
            add(Why::voluntary_last, offers);
        return std::move(turns_);
    }

  private:
    template <class Condition>
    Rows kept(const Rows& rows, Condition condition) const {
        Rows some;
        for (const std::size_t row : rows)
            if (condition(account_.row(row))) some.push_back(row);
        return some;
    }
    Rows every_row() const {
        Rows all(account_.size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        return all;
    }
    Rows of_kind(const Rows& rows, ReceivableKind kind) const {
        return kept(rows, [&](const Receivable& row) { return row.kind == kind; });
    }
    Rows of_month(const Rows& rows, Month month) const {
        return kept(rows, [&](const Receivable& row) { return row.key.month == month; });
    }
    Rows of_document(const Rows& rows) const {
        return kept(rows,
                    [&](const Receivable& row) { return row.document == *purpose_.document; });
    }
    /// Rows are in the order of months.
    Rows newest(const Rows& rows) const {
        return rows.empty() ? rows : of_month(rows, account_.row(rows.back()).key.month);
    }

    // ---- whose

    bool heeds_direction() const {
        return practices_.direction == law::AllocationDirection::split_directed_allowed;
    }
    bool names_service() const { return purpose_.service && heeds_direction(); }

    /// Different creditors of one document are separate obligations: what one is paid beyond its
    /// debt never pays another's.
    Rows in_scope(const Rows& all) const {
        if (heeds_direction() && purpose_.creditor)
            return kept(
                all, [&](const Receivable& row) { return row.key.creditor == *purpose_.creditor; });
        Rows named;
        if (names_service())
            named = kept(
                all, [&](const Receivable& row) { return row.key.service == *purpose_.service; });
        else if (purpose_.document)
            named = of_document(all);
        if (named.empty()) return all;
        std::set<ProviderId> creditors;
        for (const std::size_t row : named) creditors.insert(account_.row(row).key.creditor);
        return kept(all,
                    [&](const Receivable& row) { return creditors.contains(row.key.creditor); });
    }

    // ---- what is only offered

    void add_accepted(const Rows& offers) {
        if (purpose_.penalty || offers.empty()) return;
        if (names_service()) {
            add(Why::voluntary_named, kept(offers, [&](const Receivable& row) {
                    return row.key.service == *purpose_.service;
                }));
            return;
        }
        if (practices_.voluntary != law::AllocationVoluntary::voluntary_when_exact) return;
        Money total = account_.owed();
        for (const std::size_t row : offers) total += account_.left(row);
        if (payment_.amount == total) add(Why::voluntary_exact, offers);
    }

    // ---- which month, principal or penalty

    void add_debts(const Rows& rows) {
        const Rows penalties = of_kind(rows, ReceivableKind::penalty);
        if (purpose_.penalty) {
            add_named_penalties(penalties);
            return;
        }
        const Rows principal = of_kind(rows, ReceivableKind::principal);
        const bool document = heeds_document();
        if (document) {
            add_by_due(Why::named_document, kept(of_document(rows), [](const Receivable& row) {
                           return row.kind != ReceivableKind::penalty;
                       }));
            add(Why::penalty_of_document, of_document(penalties));
        }
        if (practices_.penalty == law::AllocationPenalty::penalty_first)
            add_in_turn(Why::penalty_first, penalties);
        if (purpose_.period && order_.heeds_named_month())
            add_month(Why::named_period, *purpose_.period, principal, penalties);
        else if (!document && current_first() && !principal.empty())
            add_month(Why::current_period, account_.row(newest(principal).front()).key.month,
                      principal, penalties);
        add_in_turn(Why::court_cost_first, of_kind(rows, ReceivableKind::court_cost));
        add_oldest(principal, penalties);
    }

    bool heeds_document() const {
        return purpose_.document && !turns_.document_unknown && order_.heeds_named_month();
    }
    bool current_first() const {
        return practices_.unnamed == law::AllocationUnnamed::unnamed_current_first;
    }

    void add_named_penalties(const Rows& penalties) {
        if (heeds_document()) add_by_due(Why::penalty_named, of_document(penalties));
        if (purpose_.period && order_.heeds_named_month())
            add_by_due(Why::penalty_named, of_month(penalties, *purpose_.period));
        add_in_turn(Why::penalty_named, penalties);
    }

    void add_month(Why why, Month month, const Rows& principal, const Rows& penalties) {
        add_by_due(why, of_month(principal, month));
        if (practices_.penalty == law::AllocationPenalty::penalty_with_month)
            add_by_due(Why::penalty_of_month, of_month(penalties, month));
    }

    void add_oldest(const Rows& principal, const Rows& penalties) {
        using law::AllocationPenalty;
        for (const Rows& debt : by_due(principal)) {
            if (!in_turn(debt)) continue;
            add(Why::oldest, debt);
            if (practices_.penalty == AllocationPenalty::penalty_with_month)
                add_by_due(Why::penalty_of_month,
                           of_month(penalties, account_.row(debt.front()).key.month));
        }
        // Also the penalties of months whose principal is paid.
        if (practices_.penalty == AllocationPenalty::penalty_with_month)
            add_in_turn(Why::penalty_of_month, penalties);
        const bool rest_pays = practices_.advance_pays == law::PenaltyAdvance::advance_pays_penalty;
        if (practices_.penalty == AllocationPenalty::penalty_last && rest_pays)
            add_in_turn(Why::penalty_last, penalties);
    }

    // ---- groups

    /// Rows of one due date and month together, the oldest due date first.
    std::vector<Rows> by_due(Rows rows) const {
        const auto turn = [&](std::size_t row) {
            return std::pair(account_.row(row).due, account_.row(row).key.month);
        };
        std::stable_sort(rows.begin(), rows.end(),
                         [&](std::size_t a, std::size_t b) { return turn(a) < turn(b); });
        std::vector<Rows> groups;
        for (const std::size_t row : rows) {
            if (groups.empty() || turn(groups.back().front()) != turn(row)) groups.emplace_back();
            groups.back().push_back(row);
        }
        return groups;
    }

    void add(Why why, Rows rows) {
        if (!rows.empty()) turns_.groups.push_back({why, std::move(rows)});
    }
    void add_by_due(Why why, const Rows& rows) {
        for (Rows& group : by_due(rows)) add(why, std::move(group));
    }
    void add_in_turn(Why why, const Rows& rows) {
        for (Rows& group : by_due(rows))
            if (in_turn(group)) add(why, std::move(group));
    }

    /// Whether a group takes money that does not name it; if not, that is noted where it owes.
    bool in_turn(const Rows& group) {
        const Receivable& first = account_.row(group.front());
        const Turn turn = order_.turn_of(first.key.month, first.due);
        if (turn == Turn::in_order) return true;
        const PassedBy passed{first.key.month, turn};
        const bool owes = std::any_of(group.begin(), group.end(), [&](std::size_t row) {
            return !account_.left(row).is_zero();
        });
        const auto& known = turns_.passed_by;
        if (owes && std::find(known.begin(), known.end(), passed) == known.end())
            turns_.passed_by.push_back(passed);
        return false;
    }

    const OpenAccount& account_;
    const ReceivedPayment& payment_;
    const Purpose& purpose_;
    const AllocationPractices& practices_;
    const PaymentOrder& order_;
    Turns turns_;
};

}  // namespace

Turns turns_of(const OpenAccount& account, const ReceivedPayment& payment,
               const AllocationPractices& practices, const PaymentOrder& order) {
    return Planner(account, payment, practices, order).run();
}

}  // namespace kvit::ledger
