#pragma once

#include "audit/sides.hpp"

namespace kvit::audit {

/// The part of an input that changed, without its amount.
Part input_part(const Sides& sides, const charge::InputCard& card, const charge::LineInput& before,
                const charge::LineInput& after);

/// The part of the days of a line.
Part days_part(const Sides& sides, const charge::ChargeLine& before,
               const charge::ChargeLine& after, std::int64_t days_before, std::int64_t days_after);

/// The cause of lines that no substitution leads from one to the other.
Cause cause_of_method(const Sides& sides);

}  // namespace kvit::audit
