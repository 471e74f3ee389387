#pragma once

#include <span>
#include <vector>

#include "kvit/law/allocation_practices.hpp"
#include "kvit/money/money.hpp"

namespace kvit::ledger {

/// A row that takes part in a split: in which proportion, and how much at most. Neither is below
/// zero.
struct Claimant {
    Money weight;
    Money room;
};

/// Shares money among rows in proportion to their weights, none above its room: what is beyond one
/// row's room is shared among the others. Where all weights left are zero, rooms are the weights.
/// The shares sum to the money exactly, or to all the room if that is less; `residue` says which
/// rows take the kopecks of rounding.
std::vector<Money> share_out(Money money, std::span<const Claimant> rows,
                             law::AllocationResidue residue);

/// Fills the rows one after another (`waterfall_rows`).
std::vector<Money> fill_in_order(Money money, std::span<const Claimant> rows);

}  // namespace kvit::ledger
