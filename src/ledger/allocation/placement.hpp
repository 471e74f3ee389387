#pragma once

#include "ledger/allocation/placed.hpp"
#include "ledger/allocation/turns.hpp"

namespace kvit::ledger {

/// Lets a payment go its way through an account: each group of receivables takes what it can, what
/// is left becomes an advance, and every step is told.
void place_payment(OpenAccount& account, const AllocationPractices& practices,
                   const PaymentOrder& order, Placed& placed);

}  // namespace kvit::ledger
