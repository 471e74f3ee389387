#include "ledger/allocation/turns.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
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
        const Rows offers = offers_of(scope);

        turns_.last_charged = as_printed(newest(of_kind(debts, ReceivableKind::principal)));
        if (purpose_.penalty) {
            for (const Rows& rows : by_service(debts))
                add_named_penalties(of_kind(rows, ReceivableKind::penalty));
            return std::move(turns_);
        }
        add_accepted(offers);
        add_debts(debts);
        if (practices_.voluntary == law::AllocationVoluntary::voluntary_last)
            add(Why::voluntary_last, offers);
        return std::move(turns_);
    }

  private:
    template <class Condition>
    Rows kept(const Rows& rows, Condition condition) const {
        Rows some;
        some.reserve(rows.size());
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
        Rows named = of_service(all);
        if (named.empty() && heeds_document()) named = of_document(all);
        if (named.empty()) return all;
        std::set<ProviderId> creditors;
        for (const std::size_t row : named) creditors.insert(account_.row(row).key.creditor);
        return kept(all,
                    [&](const Receivable& row) { return creditors.contains(row.key.creditor); });
    }

    Rows of_service(const Rows& rows) const {
        return kept(rows, [&](const Receivable& row) {
            return names_service() && row.key.service == *purpose_.service;
        });
    }
    /// The service that the payer named, then what else its creditors are owed.
    std::vector<Rows> by_service(const Rows& rows) const {
        if (!names_service()) return {rows};
        return {of_service(rows), kept(rows, [&](const Receivable& row) {
                    return row.key.service != *purpose_.service;
                })};
    }

    // ---- what is only offered

    /// An offer is for its month: that which the payer named, or else the newest that is not later
    /// than the payment may go.
    Rows offers_of(const Rows& scope) const {
        Rows offers = kept(scope, [](const Receivable& row) { return row.voluntary; });
        if (names_service()) offers = of_service(offers);
        if (heeds_document())
            if (Rows named = of_document(offers); !named.empty()) return named;
        if (heeds_period())
            if (Rows named = of_month(offers, *purpose_.period); !named.empty()) return named;
        return newest(kept(offers, [&](const Receivable& row) {
            return order_.turn_of(row.key.month, row.due) != Turn::later_month;
        }));
    }

    void add_accepted(const Rows& offers) {
        if (names_service()) {
            add(Why::voluntary_named, offers);
            return;
        }
        if (practices_.voluntary != law::AllocationVoluntary::voluntary_when_exact) return;
        const Rows accepted = heeds_document() ? of_document(offers) : offers;
        if (accepted.empty()) return;
        Money total;
        for (const std::size_t row : accepted) total += account_.left(row);
        if (payment_.amount == total + billed()) add(Why::voluntary_exact, accepted);
    }

    /// What is owed on the document that the payer named, or on the account.
    Money billed() const {
        Money billed;
        const Rows all = every_row();
        for (const std::size_t row : heeds_document() ? of_document(all) : all)
            if (!account_.row(row).voluntary) billed += account_.left(row);
        return billed;
    }

    // ---- which month, principal or penalty

    void add_debts(const Rows& debts) {
        using law::AllocationPenalty;
        const Rows penalties = of_kind(debts, ReceivableKind::penalty);
        if (practices_.penalty == AllocationPenalty::penalty_first) {
            add_in_turn(Why::court_cost_first, of_kind(debts, ReceivableKind::court_cost));
            add_in_turn(Why::penalty_first, penalties);
        }
        for (const Rows& rows : by_service(debts)) add_principal(rows);
        // A penalty that the bill shows is paid by what is left of a payment (ГК РФ ст. 319);
        // whether an advance pays one is a practice.
        const bool rest_pays = !payment_.advance ||
                               practices_.advance_pays == law::PenaltyAdvance::advance_pays_penalty;
        if (practices_.penalty == AllocationPenalty::penalty_last && rest_pays)
            add_in_turn(Why::penalty_last, penalties);
    }

    /// With what goes beside it: costs, penalties of the document, penalties of each month.
    void add_principal(const Rows& rows) {
        const Rows costs = of_kind(rows, ReceivableKind::court_cost);
        const Rows principal = of_kind(rows, ReceivableKind::principal);
        const Rows penalties = of_kind(rows, ReceivableKind::penalty);
        if (heeds_document()) {
            add(Why::named_document, of_document(costs));
            add(Why::named_document, of_document(principal));
            add(Why::penalty_of_document, of_document(penalties));
        }
        if (heeds_period()) {
            add(Why::named_period, of_month(principal, *purpose_.period));
            if (with_month()) add(Why::penalty_of_month, of_month(penalties, *purpose_.period));
        }
        add_in_turn(Why::court_cost_first, costs);
        if (!heeds_document() && !heeds_period() && current_first())
            add_current(principal, penalties);
        add_oldest(principal, penalties);
    }

    bool heeds_document() const {
        return purpose_.document && !turns_.document_unknown && order_.heeds_named_month();
    }
    bool heeds_period() const { return purpose_.period && order_.heeds_named_month(); }
    bool current_first() const {
        return practices_.unnamed == law::AllocationUnnamed::unnamed_current_first;
    }
    bool with_month() const {
        return practices_.penalty == law::AllocationPenalty::penalty_with_month;
    }

    void add_named_penalties(const Rows& penalties) {
        if (heeds_document()) add(Why::penalty_named, of_document(penalties));
        if (heeds_period()) add(Why::penalty_named, of_month(penalties, *purpose_.period));
        add_in_turn(Why::penalty_named, penalties);
    }

    /// The payer named no month: none that is out of time or too late is the current one.
    void add_current(const Rows& principal, const Rows& penalties) {
        const Rows current = newest(in_turn(principal));
        if (current.empty()) return;
        add(Why::current_period, current);
        if (with_month())
            add_in_turn(Why::penalty_of_month,
                        of_month(penalties, account_.row(current.front()).key.month));
    }

    void add_oldest(const Rows& principal, const Rows& penalties) {
        const std::vector<Rows> groups = by_due(in_turn(principal));
        std::map<Month, std::size_t> last;  // groups in which the principal of a month ends
        for (std::size_t group = 0; group < groups.size(); ++group)
            for (const std::size_t row : groups[group]) last[account_.row(row).key.month] = group;
        for (std::size_t group = 0; group < groups.size(); ++group) {
            add(Why::oldest, groups[group]);
            if (!with_month()) continue;
            for (const auto& [month, end] : last)
                if (end == group) add_in_turn(Why::penalty_of_month, of_month(penalties, month));
        }
        // Also the penalties of months that have no principal here.
        if (with_month()) add_in_turn(Why::penalty_of_month, penalties);
    }

    // ---- groups

    /// Rows of one due date together, the oldest first; of whatever months, none has a preference
    /// (ГК РФ ст. 319.1 п. 3).
    std::vector<Rows> by_due(Rows rows) const {
        const auto due = [&](std::size_t row) { return account_.row(row).due; };
        put_in_order(rows, due);
        std::vector<Rows> groups;
        for (const std::size_t row : rows) {
            if (groups.empty() || due(groups.back().front()) != due(row)) groups.emplace_back();
            groups.back().push_back(row);
        }
        return groups;
    }

    /// In the order of documents: by months and places, whatever their days.
    Rows as_printed(Rows rows) const {
        put_in_order(rows, [&](std::size_t row) {
            const Receivable& r = account_.row(row);
            return std::tie(r.key.month, r.row, r.key.creditor, r.key.service, r.due);
        });
        return rows;
    }
    /// Mostly they are in it, as the rows of an account are by months.
    template <class Place>
    static void put_in_order(Rows& rows, Place place) {
        const auto before = [&](std::size_t a, std::size_t b) { return place(a) < place(b); };
        if (!std::is_sorted(rows.begin(), rows.end(), before))
            std::stable_sort(rows.begin(), rows.end(), before);
    }
    void add(Why why, const Rows& rows) {
        if (!rows.empty()) turns_.groups.push_back({why, as_printed(rows)});
    }
    void add_in_turn(Why why, const Rows& rows) {
        for (const Rows& group : by_due(in_turn(rows))) add(why, group);
    }

    /// Those that take money which does not name them; the others are noted where they owe.
    Rows in_turn(const Rows& rows) {
        Rows some;
        some.reserve(rows.size());
        const Receivable* last = nullptr;
        Turn turn{};
        for (const std::size_t row : rows) {
            const Receivable& receivable = account_.row(row);
            // Rows of one month follow each other, and their turn is one.
            if (!last || last->key.month != receivable.key.month || last->due != receivable.due)
                turn = order_.turn_of(receivable.key.month, receivable.due);
            last = &receivable;
            if (turn == Turn::in_order)
                some.push_back(row);
            else if (!account_.left(row).is_zero())
                note({receivable.key.month, turn});
        }
        return some;
    }
    void note(const PassedBy& passed) {
        auto& known = turns_.passed_by;
        if (std::find(known.begin(), known.end(), passed) == known.end()) known.push_back(passed);
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
