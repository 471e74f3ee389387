#pragma once

#include <map>
#include <optional>

#include "close/account_money.hpp"
#include "close/charging.hpp"
#include "close/money_facts.hpp"

namespace kvit::close {

/// Does the policy have the close of this month post penalties?
bool posts_penalties(const charge::HouseMonth& house);

/// The first day whose penalties closes posted, as the next month has to know it.
std::optional<Date> penalties_from(const charge::HouseMonth& house, const Opening* opening);

/// Пени месяца: what has accrued on each debt of each account by the last day of the month, less
/// what earlier months posted, as the policy chooses (`month_penalty`). Everything that earlier
/// days are known otherwise by now, a payment, a recalculation, a rate, is posted with it. Comes
/// last: the payments and advances of the month have lowered the debts then. A month that posts
/// none after months that did keeps the records of the debts; what is posted by hand then counts.
///
/// Errors: those of `ledger::penalty`, with the account and the debt in the path; a gap of the law
/// is said once for all debts.
Errors post_penalties(const charge::HouseMonth& house, const MoneyFacts& facts,
                      const Opening* opening, const Charges& charges,
                      std::map<AccountId, AccountMoney>& accounts);

}  // namespace kvit::close
