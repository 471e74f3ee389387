#include "close/penalties.hpp"

#include <algorithm>
#include <optional>

#include "close/accrued.hpp"
#include "close/debt_records.hpp"
#include "close/rules_changed.hpp"
#include "kvit/base/limits.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::close {
namespace {

std::string up_to(Date last) {
    return "пени по " + trace::date_text(last, Language::ru) + " включительно";
}

constexpr const char* by_facts = "перерасчёт пени: долг или его оплата известны иначе";
constexpr const char* by_rules = "перерасчёт пени: правила изменены задним числом";

/// A debt that is paid is remembered for as long as its month may be recalculated or a payment of
/// it taken back.
bool remembered(const DebtRecord& debt, Month month) {
    if (!debt.balance().is_zero()) return true;
    Month last = debt.key.month;
    for (const auto* changes : {&debt.paid, &debt.raised, &debt.returned})
        if (!changes->empty()) last = std::max(last, Month::of(changes->back().date));
    return month.index() - last.index() < static_cast<int>(limits::recalculated_months);
}

/// The penalties of one account.
class AccountPenalties {
  public:
    AccountPenalties(const charge::HouseMonth& house, Accrued& accrued, AccountMoney& account,
                     std::optional<Date> known_before)
        : house_(house), accrued_(accrued), account_(account), known_before_(known_before) {}

    /// `before` is the debt as the opening brought it; none: there was none.
    void post(const DebtRecord* before, DebtRecord& now) {
        const Date last = house_.month.next().first_day() - 1;
        const Date last_before = house_.month.first_day() - 1;
        const bool accrues = !Accrued::scale_of(house_.rules.tariffs, now.key).empty();
        if (!accrues || (now.penalty.is_zero() && !accrued_.overdue(now, last))) return;

        // What was posted and then forgiven is not given back once more.
        const Money forgiven = std::min(now.forgiven, now.penalty);
        const auto due = [&](const ledger::Penalty& of) { return std::max(of.total, forgiven); };
        const auto penalty = accrued_.by(now, last);
        bill::BilledPenalty billed = row(now.key, penalty);
        billed.posted = now.penalty;
        billed.kept = due(penalty) - penalty.total;
        const Money again = due(accrued_.by(now, last_before));
        std::optional<ledger::Penalty> as_before;
        if (before != nullptr) as_before = accrued_.by(*before, last_before);
        const Money unchanged = as_before ? due(*as_before) : std::min(forgiven, again);
        billed.month = due(penalty) - again;
        billed.by_facts = again - unchanged;
        billed.by_rules = unchanged - billed.posted;
        post(now.key, billed.month, up_to(last));
        post(now.key, billed.by_facts, by_facts);
        if (!billed.by_rules.is_zero())
            post(now.key, billed.by_rules,
                 as_before ? told_rules(*before, *as_before, last_before) : by_rules);
        now.penalty = due(penalty);
        if (!billed.month.is_zero() || !billed.by_facts.is_zero() || !billed.by_rules.is_zero())
            account_.moved.penalties.push_back(std::move(billed));
        for (const auto& decision : penalty.decisions) tell(decision);
    }

  private:
    bill::BilledPenalty row(const bill::BalanceKey& key, const ledger::Penalty& penalty) {
        bill::BilledPenalty row{
            .key = key, .due_date = penalty.debts.front().due_date, .accrued = penalty.total};
        for (const auto& interval : penalty.intervals) {
            if (interval.divisor == 0) continue;
            bill::PenaltyDays days{.days = interval.days,
                                   .first_day = interval.first_day,
                                   .base = interval.base,
                                   .percent = interval.percent,
                                   .divisor = interval.divisor,
                                   .amount = interval.amount};
            for (const auto* list :
                 {&interval.sources.rate, &interval.sources.limit, &interval.sources.scale})
                for (const auto source : *list)
                    days.sources.push_back(account_.moved.sources.add(penalty.sources[source]));
            row.days.push_back(std::move(days));
        }
        return row;
    }

    /// What was posted can be told if the law as it was known then gives it again.
    std::string told_rules(const DebtRecord& before, const ledger::Penalty& now, Date as_of) {
        std::string told = by_rules;
        if (!known_before_) return told;
        const auto was = accrued_.by(before, as_of, *known_before_);
        const std::string change = rules_changed(was, now);
        return change.empty() ? told : told + ", " + change;
    }

    void post(const bill::BalanceKey& key, Money amount, std::string reason) {
        account_.post({.kind = bill::PostingKind::penalty,
                       .key = key,
                       .amount = amount,
                       .debt = bill::ReceivableKind::penalty,
                       .reason = std::move(reason),
                       .author = "kvit"});
    }

    /// What several debts have in common is said once.
    void tell(const charge::Decision& decision) {
        const auto& told = account_.moved.decisions;
        if (std::find(told.begin(), told.end(), decision) == told.end()) account_.tell(decision);
    }

    const charge::HouseMonth& house_;
    Accrued& accrued_;
    AccountMoney& account_;
    std::optional<Date> known_before_;  ///< up to which day the month before knew the law
};

/// The debts of an opening stand in the order of their keys.
const DebtRecord* find(const AccountOpening* opening, const bill::BalanceKey& key) {
    if (opening == nullptr) return nullptr;
    const auto at =
        std::lower_bound(opening->debts.begin(), opening->debts.end(), key,
                         [](const auto& debt, const auto& of) { return debt.key < of; });
    return at == opening->debts.end() || at->key != key ? nullptr : &*at;
}

/// The records keep every kopeck of the balances.
void require_balances(const std::map<bill::BalanceKey, DebtRecord>& debts,
                      const AccountMoney& account, const AccountId& id, Errors& errors) {
    for (const auto& [key, debt] : debts)
        if (const Money owed = account.balance({key}); debt.balance() != owed)
            errors.add(ErrorCode::identity_violated, "penalties[" + id.text() + "]",
                       debt.balance().to_string(), {owed.to_string(), owed.to_string()});
}

/// A gap of the law is said once; what is wrong with a debt is said of it.
Errors at_debt(const Errors& errors, const AccountId& account, const bill::BalanceKey& key) {
    Errors placed;
    for (auto error : errors.list()) {
        if (error.code != ErrorCode::law_gap)
            error.path = "penalties[" + account.text() + "/" + key.creditor.text() + "/" +
                         key.service.text() + "/" + key.month.to_string() + "]" +
                         (error.path.empty() ? "" : "." + error.path);
        placed.add(std::move(error));
    }
    return placed;
}

bool remembers_debts(const Opening* opening) {
    return opening != nullptr &&
           (opening->penalties_from ||
            std::any_of(opening->accounts.begin(), opening->accounts.end(),
                        [](const auto& account) { return !account.debts.empty(); }));
}

}  // namespace

bool posts_penalties(const charge::HouseMonth& house) {
    return house.rules.policy.month_penalty(house.month.first_day()) == law::MonthPenalty::charged;
}

std::optional<Date> penalties_from(const charge::HouseMonth& house, const Opening* opening) {
    if (opening == nullptr) return std::nullopt;
    if (remembers_debts(opening) || !posts_penalties(house)) return opening->penalties_from;
    return house.month.first_day();
}

Errors post_penalties(const charge::HouseMonth& house, const MoneyFacts& facts,
                      const Opening* opening, const Charges& charges,
                      std::map<AccountId, AccountMoney>& accounts) {
    Errors errors;
    const bool posts = posts_penalties(house);
    if (!posts && !remembers_debts(opening)) return errors;
    DueDates due(house);
    Accrued accrued(house, due);
    const std::optional<Date> from = penalties_from(house, opening);
    std::map<AccountId, const AccountOpening*> brought;
    if (opening != nullptr)
        for (const auto& account : opening->accounts) brought[account.account] = &account;
    for (auto& [id, account] : accounts) {
        const auto at = brought.find(id);
        const AccountOpening* before = at == brought.end() ? nullptr : at->second;
        const auto lines = charges.find(id);
        try {
            DebtRecords records(house, facts, due, before, from);
            records.take_in(lines == charges.end()
                                ? std::vector<bill::Posting>()
                                : bill::charges_of(lines->second.lines, house.month),
                            account.moved.postings);
            if (!posts) records.take_penalties(account.moved.postings);
            require_balances(records.all(), account, id, errors);
            AccountPenalties penalties(house, accrued, account,
                                       opening == nullptr ? std::nullopt : opening->known_on);
            for (auto& [key, debt] : records.all()) {
                try {
                    if (posts) penalties.post(find(before, key), debt);
                } catch (const Failure& failure) {
                    errors.append_once(at_debt(failure.errors(), id, key));
                }
                if (remembered(debt, house.month)) account.debts.push_back(debt);
            }
        } catch (const Failure& failure) {
            // Without due dates there is nothing to remember, unless penalties are asked for.
            if (posts) errors.append_once(failure.errors());
        }
    }
    return errors;
}

}  // namespace kvit::close
