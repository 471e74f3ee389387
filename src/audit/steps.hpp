#pragma once

#include <span>
#include <vector>

#include "audit/pieces.hpp"
#include "charge/exact_amount.hpp"
#include "kvit/base/result.hpp"

namespace kvit::audit {

/// A part before it is rounded.
struct Step {
    Part part;
    charge::detail::ExactAmount exact;
};

/// The way from the lines before to those after, one input after another. Its steps sum exactly to
/// the difference of the exact amounts; an input that changes nothing is no step.
Result<std::vector<Step>> steps_of(const Sides& sides, std::span<const Piece> pieces);

/// The exact amount of a line.
Result<charge::detail::ExactAmount> exact_of(const charge::ChargeLine& line);

/// Steps in kopecks that sum to `difference`: each is rounded down, and the kopecks left over go
/// one each to the largest remainders. What they cannot take is a part of its own, `rounding`.
std::vector<Part> rounded(std::vector<Step> steps, Money difference);

}  // namespace kvit::audit
