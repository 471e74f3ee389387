#pragma once

#include "kvit/ledger/reconciliation/payments_case.hpp"

namespace kvit::ledger {

/// The case as it is known on its `known_on`, with paths also where the caller gave none.
PaymentsCase as_known(PaymentsCase facts);

}  // namespace kvit::ledger
