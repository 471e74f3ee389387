#pragma once

#include <vector>

#include "kvit/base/result.hpp"
#include "kvit/bill/bill.hpp"
#include "kvit/charge/account_charges.hpp"

namespace kvit::bill {

/// Puts a bill together: lines into sections, postings into balances, totals. Payments dated in the
/// month are posted as they are split; a payment for a voluntary service accepts the offer and
/// posts a charge of the same sum. Errors: `identity_violated`. Throws `Overflow`, which `close`
/// turns into an error.
Result<Bill> compose(const charge::HouseMonth& house, const charge::AccountFacts& account,
                     charge::AccountCharges charges, const std::vector<Balance>& opening,
                     const Basis& basis);

}  // namespace kvit::bill
