#pragma once

#include <algorithm>
#include <string>

#include "kvit/money/decimal.hpp"

namespace kvit::format {

/// Percent a year as people write them: 9.50, 7.125.
inline std::string shown_percent(Decimal percent) {
    constexpr int least = 2;
    const Decimal shortest = percent.normalized();
    const auto unscaled = shortest.at_scale(std::max(shortest.scale(), least));
    return Decimal(*unscaled, std::max(shortest.scale(), least)).to_string();
}

}  // namespace kvit::format
