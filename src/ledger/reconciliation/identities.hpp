#pragma once

#include "kvit/ledger/reconciliation/reconciled.hpp"

namespace kvit::ledger {

/// Every kopeck of every row is in one place, and what goes on to an allocation is what stands.
/// Throws `Failure` with `identity_violated`.
void require_identities(const Reconciled& reconciled);

}  // namespace kvit::ledger
