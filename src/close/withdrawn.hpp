#pragma once

#include <map>

#include "close/account_money.hpp"
#include "close/money_facts.hpp"

namespace kvit::close {

/// Payments that were posted and are known by now never to have been made go back from where their
/// money lies, with the transfers that were made of them.
///
/// Errors: `missing_fact` for one whose places nothing knows any more.
Errors reverse_withdrawn(const charge::HouseMonth& house, const MoneyFacts& facts,
                         std::map<AccountId, AccountMoney>& accounts);

}  // namespace kvit::close
