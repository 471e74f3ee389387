#pragma once

#include <bit>
#include <cstdint>

#include "kvit/base/int128.hpp"

namespace kvit::formula {

/// Division by a number that many rows share, as one multiplication. Exact for every numerator
/// below 2^63: with 2^s < d <= 2^(s+1) and m = ceil(2^(64+s) / d) the excess e = m × d − 2^(64+s)
/// is below 2^(s+1), so that n × e < 2^(64+s) and n × m / 2^(64+s) has the whole part of n / d.
class Reciprocal {
  public:
    /// The divisor is at least 2.
    constexpr explicit Reciprocal(std::uint64_t divisor)
        : shift_(static_cast<int>(std::bit_width(divisor - 1)) - 1),
          multiplier_(
              static_cast<std::uint64_t>(((u128{1} << (64 + shift_)) + divisor - 1) / divisor)) {}

    /// The whole part of numerator / divisor.
    constexpr std::uint64_t divide(std::uint64_t numerator) const {
        return static_cast<std::uint64_t>((u128{numerator} * multiplier_) >> 64) >> shift_;
    }

  private:
    int shift_;
    std::uint64_t multiplier_;
};

}  // namespace kvit::formula
