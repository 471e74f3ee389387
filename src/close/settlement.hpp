#pragma once

#include <map>

#include "close/account_money.hpp"
#include "close/charging.hpp"
#include "close/money_facts.hpp"

namespace kvit::close {

/// Settlement — расчёты месяца: what moves on the balances of each account of the house. In this
/// order: postings by decision; reversals of payments that are withdrawn; payments as the host has
/// split them; then, for accounts whose payments the policy allocates, payments and take-backs in
/// the order of their days over what the month began with; the charges of the month; debts that
/// follow the premises to a new owner; what is left of earlier payments; and, where the policy says
/// so, the penalties on what is still owed.
///
/// Errors: `missing_fact` for a take-back of a payment whose places nothing knows any more, those
/// of `ledger::allocate_payments`, `identity_violated`.
Result<std::map<AccountId, AccountMoney>> settle(const charge::HouseMonth& house,
                                                 const MoneyFacts& facts, const Opening* opening,
                                                 const Charges& charges);

}  // namespace kvit::close
