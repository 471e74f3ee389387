#pragma once

#include "close/account_money.hpp"
#include "close/settlement.hpp"

namespace kvit::close {

/// Posts the payments of the month that the host has split, part by part. A payment for a voluntary
/// service accepts the offer and posts a charge of the same sum.
void post_split_payments(const charge::HouseMonth& house, const charge::AccountFacts& account,
                         const Charges& charges, AccountMoney& money);

}  // namespace kvit::close
