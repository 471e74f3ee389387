#pragma once

#include <vector>

#include "kvit/ledger/allocation/allocation_case.hpp"

namespace kvit::ledger {

/// The case as it is known on its `known_on`, with paths also where the caller gave none.
AllocationCase as_known(AllocationCase facts);

/// Take-backs in the order in which they are made: by days, one that takes from a transfer after
/// it, then by ids. `check` found that every one has a payment.
std::vector<const TakeBack*> in_order(const AllocationCase& facts);

}  // namespace kvit::ledger
