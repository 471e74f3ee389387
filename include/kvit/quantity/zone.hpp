#pragma once

#include <cstdint>

namespace kvit {

/// Zone — зона суток электросчётчика, in the order in which a bill prints them.
enum class Zone : std::uint8_t { single, day, night, peak, half_peak };

inline constexpr int zone_count = 5;

}  // namespace kvit
