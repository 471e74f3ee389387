#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "kvit/ledger/reconciliation/practices.hpp"
#include "kvit/ledger/reconciliation/reconciled.hpp"
#include "ledger/facts.hpp"
#include "ledger/proceedings/proceedings.hpp"
#include "ledger/reconciliation/candidates.hpp"
#include "ledger/reconciliation/facts.hpp"
#include "ledger/reconciliation/identities.hpp"
#include "ledger/reconciliation/number.hpp"
#include "ledger/reconciliation/payments.hpp"
#include "ledger/reconciliation/words.hpp"

namespace kvit::ledger {
namespace {

using law::PolicyOption;

class Reconciliation {
  public:
    Reconciliation(const law::Policy& policy, const PaymentsCase& facts)
        : facts_(facts), policy_(policy), index_(facts), bills_(index_), rows_(fact_set(facts)) {
        for (const PaymentChannel& channel : facts.channels) channels_[channel.id] = &channel;
    }

    Reconciled run() && {
        // Rows that only repeat first: what stands is then looked at by itself.
        for (RowInWork& row : rows_.rows())
            if (!row.stands()) set_aside(row);
        for (RowInWork& row : rows_.rows())
            if (is_payment(row)) find_account(row);
        Proceedings proceedings(facts_, rows_, index_);
        auto take_backs = proceedings.settle_claims(result_.claims);
        // What was accepted earlier has taken its place already.
        for (const bool earlier : {true, false})
            for (RowInWork& row : rows_.rows())
                if (row.stands() && !is_payment(row) && row.earlier() == earlier)
                    take_back(row, take_backs);
        for (const bool earlier : {true, false})
            for (RowInWork& row : rows_.rows())
                if (is_payment(row) && row.earlier() == earlier) judge(row);
        name_candidates();
        proceedings.look_at_lives(result_.lives);
        proceedings.look_at_searches(result_.searches,
                                     [this](Date paid) { return practices_on(paid); });
        proceedings.require_no_errors();
        return finish(std::move(take_backs));
    }

  private:
    static bool is_payment(const RowInWork& row) {
        return row.stands() && row.row().kind == RowKind::payment;
    }

    // ---- what only repeats

    void set_aside(RowInWork& row) {
        const RowInWork& first = rows_.rows()[row.said.first];
        if (!first.earlier()) row.result.first_in = first.said.fact.registry->id;
        if (row.said.standing == RowStanding::repeats) {
            row.result.status = RowStatus::duplicate;
            row.result.reasons.push_back(row_words::repeats(row.id, row.result.first_in));
        } else {
            row.result.status = RowStatus::conflict;
            row.result.reasons.push_back(
                row_words::contradicts(row.id, row.result.first_in, !first.stands()));
        }
    }

    // ---- whose it is

    void find_account(RowInWork& row) {
        if (row.earlier()) {
            if (const auto& account = row.said.fact.earlier->posted_to)
                row.account = index_.place_of(*account);
            return;
        }
        const auto with = index_.with(row.said.fact.account);
        const KnownBill* bill =
            row.row().document ? index_.bill(plain_number(*row.row().document)) : nullptr;
        if (with.size() == 1)
            row.account = with.front().account;
        else if (with.size() > 1)
            find_among(row, with, bill);
        else if (bill != nullptr && row.said.fact.account.empty())
            found_by(row, *bill);
        if (bill != nullptr && with.size() <= 1 && !row.said.fact.account.empty() &&
            (with.empty() || index_.place_of(bill->account) != with.front().account))
            settle_document(row, *bill);
    }

    /// A number that several accounts share: the document may say which.
    void find_among(RowInWork& row, std::span<const NumberOf> with, const KnownBill* bill) {
        if (bill != nullptr)
            for (const NumberOf& each : with)
                if (each.account == index_.place_of(bill->account)) return found_by(row, *bill);
        row.result.reasons.push_back(
            row_words::number_shared(row.id, row.row().account, with.size()));
    }

    void found_by(RowInWork& row, const KnownBill& bill) {
        row.account = index_.place_of(bill.account);
        row.result.reasons.push_back(row_words::by_document(row.id, bill));
    }

    /// The document is of another account than what is written.
    void settle_document(RowInWork& row, const KnownBill& bill) {
        const auto practices = practices_on(row.row().paid);
        row.result.reasons.push_back(row_words::document_of_another(
            row.id, bill,
            law::practice::reconciliation_document[static_cast<std::size_t>(practices.document)]));
        if (practices.document == law::ReconciliationDocument::document_held) row.account.reset();
        if (practices.document == law::ReconciliationDocument::document_wins)
            row.account = index_.place_of(bill.account);
    }

    // ---- what is taken back

    void take_back(RowInWork& row, std::vector<TakeBack>& take_backs) {
        const RegistryRow& said = row.row();
        const std::string target = OperationKey{*row.said.fact.agent, said.reverses}.id();
        row.result.other = target;
        RowInWork* payment = rows_.find(target);
        if (payment == nullptr) {
            row.result.status = RowStatus::reversal_waits;
            row.result.reasons.push_back(row_words::reversal_waits(row.id, target));
            return;
        }
        const bool possible =
            payment->row().kind == RowKind::payment && payment->row().paid <= said.paid;
        if (!possible || said.amount > payment->left()) {
            row.result.status = RowStatus::conflict;
            row.result.reasons.push_back(row_words::reversal_refused(
                row.id, target, possible ? std::optional(payment->left()) : std::nullopt));
            return;
        }
        payment->reversed += said.amount;
        row.result.status = RowStatus::reversal;
        row.result.reasons.push_back(row_words::reversal(row.id, target, said.amount));
        if (row.earlier()) return;
        take_backs.push_back({.id = row.id,
                              .kind = TakeBackKind::reversal,
                              .payment = target,
                              .date = said.paid,
                              .amount = said.amount,
                              .reason = "Отмена агентом / Reversal by the agent",
                              .author = *row.said.fact.agent});
    }

    // ---- what it is to a bill

    void judge(RowInWork& row) {
        const RegistryRow& said = row.row();
        row.result.reversed = row.reversed;
        if (!row.reversed.is_zero())
            row.result.reasons.push_back(row_words::reversed(row.id, row.reversed, said.amount));
        warn_of_channel(row);
        if (row.reversed == said.amount) {
            row.result.status = RowStatus::reversed;
            return;
        }
        suspect(row);
        const auto practices = practices_on(said.paid);
        hold_if_closed(row, practices);
        if (!row.account) return;  // candidates come when all is known
        const Judged judged = bills_.pay(*row.account, said, said.amount - row.reversed, practices);
        row.result.status = judged.status;
        if (judged.bill != nullptr) {
            row.result.document = judged.bill->document;
            row.result.due = judged.due;
        }
        if (judged.document_unknown)
            row.result.reasons.push_back(row_words::document_unknown(row.id, *said.document));
        if (judged.period_without_bill)
            row.result.reasons.push_back(row_words::period_without_bill(row.id, *said.period));
        row.result.reasons.push_back(row_words::judged(
            row.id, said.amount - row.reversed, judged,
            law::practice::reconciliation_bill[static_cast<std::size_t>(practices.bill)]));
    }

    void warn_of_channel(RowInWork& row) {
        if (!row.row().channel) return;
        const PaymentChannel& channel = *channels_.at(*row.row().channel);
        if (!channel.valid.contains(row.row().paid))
            row.result.reasons.push_back(
                row_words::channel_closed(row.id, channel, row.row().paid));
    }

    /// Equal in all that tells payments apart but their numbers.
    void suspect(RowInWork& row) {
        const RegistryRow& said = row.row();
        std::string like = row.account ? "=" + index_.account(*row.account).account.text()
                                       : "?" + row.said.fact.account;
        like += "|" + std::to_string(said.paid.days()) + "|" +
                (said.time ? std::to_string(*said.time) : "") + "|" +
                std::to_string(said.amount.kopecks()) + "|" +
                (said.period ? said.period->to_string() : "");
        const auto [at, added] = alike_.emplace(std::move(like), &row);
        if (added || row.earlier()) return;
        row.result.suspected = true;
        row.result.other = at->second->id;
        row.result.reasons.push_back(row_words::suspected(row.id, at->second->id));
    }

    void hold_if_closed(RowInWork& row, const ReconciliationPractices& practices) {
        if (!row.account || row.earlier()) return;
        const KnownAccount& account = index_.account(*row.account);
        if (!account.closed_on || row.row().paid < *account.closed_on) return;
        const bool held = practices.closed == law::ReconciliationClosed::closed_held &&
                          !bills_.owes(*row.account);
        row.result.reasons.push_back(row_words::account_closed(
            row.id, account,
            held ? &law::practice::reconciliation_closed[static_cast<std::size_t>(practices.closed)]
                 : nullptr));
        if (held) row.account.reset();
    }

    // ---- whose it could be

    static bool lacks_account(const RowInWork& row) {
        return is_payment(row) && !row.earlier() && !row.account &&
               row.result.status != RowStatus::reversed;
    }

    void name_candidates() {
        std::vector<std::string> written;
        for (const RowInWork& row : rows_.rows())
            if (lacks_account(row)) written.push_back(row.said.fact.account);
        NearNumbers near(std::move(written));
        near.find_in(index_.numbers());
        for (RowInWork& row : rows_.rows()) {
            if (!lacks_account(row)) continue;
            auto [listed, more] = candidates_of(row.said.fact, index_, near, bills_);
            row.result.status = listed.empty() ? RowStatus::unknown : RowStatus::wrong_account;
            row.result.reasons.push_back(
                row_words::not_found(row.id, row.row(), listed.size() + more));
            row.result.candidates = std::move(listed);
            row.result.more_candidates = more;
        }
    }

    // ---- what became of it all

    Reconciled finish(std::vector<TakeBack> take_backs) {
        result_.policy = policy_.id();
        result_.id = facts_.id;
        result_.title = facts_.title;
        result_.known_on = facts_.known_on;
        result_.as_of = facts_.as_of;
        for (RowInWork& row : rows_.rows()) {
            if (row.earlier()) continue;
            add_to_totals(row);
            if (is_payment(row)) result_.payments.push_back(payment_of(row));
            result_.rows.push_back(row_of(row));
        }
        std::sort(take_backs.begin(), take_backs.end(), [](const TakeBack& a, const TakeBack& b) {
            return std::tie(a.date, a.id) < std::tie(b.date, b.id);
        });
        result_.take_backs = std::move(take_backs);
        for (const auto& [option, choice, by] : followed_)
            result_.practices.push_back({option, choice, by});
        require_identities(result_);
        return std::move(result_);
    }

    void add_to_totals(const RowInWork& row) {
        ReconciledTotals& totals = result_.totals;
        const Money amount = row.row().amount;
        if (row.row().kind == RowKind::reversal) {
            totals.reversals += amount;
            Money& place = row.result.status == RowStatus::reversal    ? totals.reversals_applied
                           : row.result.status == RowStatus::duplicate ? totals.reversals_repeated
                                                                       : totals.reversals_held;
            place += amount;
            return;
        }
        totals.received += amount;
        if (!row.stands()) {
            (row.result.status == RowStatus::duplicate ? totals.duplicates : totals.conflicting) +=
                amount;
            return;
        }
        totals.reversed += row.reversed;
        Money& place = !row.account           ? totals.unallocated
                       : row.result.suspected ? totals.suspected
                                              : totals.accepted;
        place += amount - row.reversed;
    }

    ReceivedPayment payment_of(const RowInWork& row) const {
        const RegistryRow& said = row.row();
        ReceivedPayment payment{
            .id = row.id, .paid = said.paid, .received = said.received, .amount = said.amount};
        if (row.account) payment.account = index_.account(*row.account).account;
        payment.purpose.period = said.period;
        // Under the number that the bill has: the payer may have written it otherwise.
        if (said.document) {
            const KnownBill* bill = index_.bill(plain_number(*said.document));
            payment.purpose.document = bill == nullptr ? *said.document : bill->document;
        }
        return payment;
    }

    ReconciledRow row_of(RowInWork& row) const {
        ReconciledRow result = std::move(row.result);
        result.registry = row.said.fact.registry->id;
        result.agent = *row.said.fact.agent;
        result.row = row.row();
        result.row.path.clear();
        if (row.account) result.account = index_.account(*row.account).account;
        return result;
    }

    /// And notes them as followed.
    const ReconciliationPractices& practices_on(Date paid) {
        const auto [at, added] = practices_.try_emplace(paid);
        if (!added) return at->second;
        for (const PolicyOption option : ReconciliationPractices::options) {
            const bool own =
                std::any_of(facts_.choices.begin(), facts_.choices.end(),
                            [&](const auto& choice) { return choice.option == option; });
            followed_.emplace(option, policy_.choice(option, paid),
                              own ? "case" : std::string(policy_.chosen_by(option, paid)));
        }
        return at->second = ReconciliationPractices::of(policy_, paid);
    }

    const PaymentsCase& facts_;
    const law::Policy& policy_;
    AccountIndex index_;
    OpenBills bills_;
    RowsInWork rows_;
    std::unordered_map<std::string, const PaymentChannel*> channels_;
    std::unordered_map<std::string, const RowInWork*> alike_;
    std::map<Date, ReconciliationPractices> practices_;
    std::set<std::tuple<PolicyOption, std::uint8_t, std::string>> followed_;
    Reconciled result_;
};

}  // namespace

Result<Reconciled> reconcile(const law::Policy& policy, const PaymentsCase& given) {
    try {
        const PaymentsCase facts = as_known(given);
        if (Errors errors = check(facts); !errors.empty()) return errors;
        const law::Policy own = policy_of(policy, facts.inherits, facts.choices);
        return Reconciliation(own, facts).run();
    } catch (const Failure& failure) {
        return failure.errors();
    } catch (const Overflow& overflow) {
        return Error{ErrorCode::overflow, "registries", overflow.what(), {}};
    }
}

}  // namespace kvit::ledger
