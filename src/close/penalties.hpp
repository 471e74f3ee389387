#pragma once

#include <map>

#include "close/account_money.hpp"
#include "close/charging.hpp"
#include "close/money_facts.hpp"

namespace kvit::close {

/// Пени месяца: what has accrued on each debt of each account by the last day of the month, less
/// what earlier months posted, as the policy chooses (`month_penalty`). Everything that earlier
/// days are known otherwise by now, a payment, a recalculation, a rate, is posted with it. Comes
/// last: the payments and advances of the month have lowered the debts then.
///
/// Errors: those of `ledger::penalty`, with the account and the debt in the path.
Errors post_penalties(const charge::HouseMonth& house, const MoneyFacts& facts,
                      const Opening* opening, const Charges& charges,
                      std::map<AccountId, AccountMoney>& accounts);

}  // namespace kvit::close
