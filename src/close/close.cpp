#include "kvit/close/close.hpp"

#include <algorithm>
#include <map>

#include "close/summary.hpp"
#include "kvit/bill/compose.hpp"
#include "kvit/charge/account_charges.hpp"
#include "kvit/version.hpp"

namespace kvit::close {
namespace {

bill::Basis basis_of(const Rules& rules, bool opening_given, Date known_on) {
    return {.engine = std::string(version),
            .law = rules.law.edition(),
            .tariffs = rules.tariffs.id,
            .policy = rules.policy.id(),
            .policy_base = rules.policy.base(),
            .policy_differences = rules.policy.differences(),
            .known_on = known_on,
            .opening_given = opening_given};
}

Errors check_opening(const Opening& opening, const premises::House& house, Month month) {
    Errors errors;
    if (opening.house != house.id)
        errors.add(ErrorCode::contradiction, "opening.house", opening.house.text(),
                   {house.id.text(), house.id.text()});
    if (opening.month != month)
        errors.add(ErrorCode::contradiction, "opening.month", opening.month.to_string(),
                   {month.to_string(), month.to_string()});
    return errors;
}

/// Balances by the account that brings them.
using OpeningBalances = std::map<AccountId, std::vector<bill::Balance>>;

OpeningBalances balances_of(const Opening* opening) {
    OpeningBalances balances;
    if (opening == nullptr) return balances;
    for (const auto& account : opening->accounts) balances[account.account] = account.balances;
    return balances;
}

/// An account gets a bill if it was open, or if money moves or stands on it.
bool has_bill(const charge::AccountFacts& account, Month month, bool has_balance) {
    if (has_balance || charge::open_in(account, month)) return true;
    return std::any_of(account.payments.begin(), account.payments.end(), [&](const auto* payment) {
        return month.interval().contains(payment->date);
    });
}

AccountOpening carried(const bill::Bill& bill) {
    AccountOpening next{.account = bill.account, .balances = {}};
    for (const auto& row : bill.balances)
        if (!row.closing.is_zero()) next.balances.push_back({row.key, row.closing});
    return next;
}

/// The readings up to which every meter is billed now.
std::vector<metering::BilledReading> billed_now(const std::vector<metering::BilledReading>& before,
                                                const std::vector<metering::BilledReading>& month) {
    std::map<MeterId, metering::BilledReading> now;
    for (const auto& list : {before, month})
        for (const auto& reading : list) now.insert_or_assign(reading.meter, reading);
    std::vector<metering::BilledReading> list;
    for (auto& [meter, reading] : now) list.push_back(std::move(reading));
    return list;
}

Result<Closed> close_checked(const Rules& rules, const premises::House& house,
                             const Opening* opening, Month month, Date known_on) {
    if (opening != nullptr)
        if (auto errors = check_opening(*opening, house, month); !errors.empty()) return errors;
    const auto billed =
        opening == nullptr ? std::vector<metering::BilledReading>() : opening->meters;
    const auto prepared = charge::prepare_house(rules, house, billed, month, known_on);
    if (!prepared) return prepared.errors();

    const bill::Basis basis = basis_of(rules, opening != nullptr, known_on);
    auto balances = balances_of(opening);
    Closed closed{.house = house.id, .month = month, .summary = {}, .bills = {}, .closing = {}};
    closed.closing.house = house.id;
    closed.closing.month = month.next();
    std::vector<metering::BilledReading> billed_in_month;
    Errors errors;
    for (const auto& account : prepared->accounts) {
        if (!has_bill(account, month, balances.contains(account.id))) continue;
        auto charges = charge::charge_account(*prepared, account);
        if (!charges) {
            errors.append(charges.errors());
            continue;
        }
        billed_in_month.insert(billed_in_month.end(), charges->billed.begin(),
                               charges->billed.end());
        auto composed =
            bill::compose(*prepared, account, *std::move(charges), balances[account.id], basis);
        if (!composed) {
            errors.append(composed.errors());
            continue;
        }
        balances.erase(account.id);
        if (auto next = carried(*composed); !next.balances.empty())
            closed.closing.accounts.push_back(std::move(next));
        closed.bills.push_back(*std::move(composed));
    }
    if (!errors.empty()) return errors;

    // Accounts that the facts do not know keep what they brought.
    for (auto& [id, left] : balances)
        if (!left.empty()) closed.closing.accounts.push_back({id, std::move(left)});
    std::sort(closed.closing.accounts.begin(), closed.closing.accounts.end(),
              [](const auto& a, const auto& b) { return a.account < b.account; });
    closed.closing.meters = billed_now(billed, billed_in_month);
    closed.summary = summarize(closed.bills, rules.tariffs);
    return closed;
}

}  // namespace

Result<Closed> close(const Rules& rules, const premises::House& house, const Opening* opening,
                     Month month, Date known_on) {
    try {
        return close_checked(rules, house, opening, month, known_on);
    } catch (const Overflow& overflow) {
        return Error{ErrorCode::overflow, house.id.text(), overflow.what(), {}};
    }
}

}  // namespace kvit::close
