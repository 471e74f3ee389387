#pragma once

#include <vector>

#include "audit/sides.hpp"

namespace kvit::audit {

/// The differences of what moves on balances beside the lines: openings, postings, accepted offers,
/// advances. Throws `Overflow`.
std::vector<MovementDifference> compare_movements(const Sides& sides);

}  // namespace kvit::audit
