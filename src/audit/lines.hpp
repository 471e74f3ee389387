#pragma once

#include <vector>

#include "audit/sides.hpp"
#include "kvit/base/result.hpp"

namespace kvit::audit {

/// The differences of the lines of two bills, in the order of the later bill, then of the earlier
/// one. Errors: `identity_violated` for a line that does not give its amount again although this
/// engine made it.
Result<std::vector<LineDifference>> compare_lines(const Sides& sides);

}  // namespace kvit::audit
