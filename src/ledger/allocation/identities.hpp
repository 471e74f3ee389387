#pragma once

#include "kvit/ledger/allocation/allocated.hpp"

namespace kvit::ledger {

/// Every kopeck is accounted for: of each payment, of each receivable, of the whole case. Throws
/// `Failure` with `identity_violated`.
void require_identities(const Allocated& allocated);

}  // namespace kvit::ledger
