#pragma once

#include <cstdint>

#include "kvit/money/rounding.hpp"
#include "kvit/quantity/unit.hpp"

namespace kvit::formula {

/// Which signs a quantity may have; a positive one may be a divisor.
enum class Sign : std::uint8_t { not_negative, positive, any };

/// Decimals and the largest magnitude in units of the last decimal.
struct Extent {
    int decimals = 0;
    std::int64_t raw_max = 0;

    friend constexpr bool operator==(const Extent&, const Extent&) = default;
};

/// Up to `whole` units with `decimals` decimals.
constexpr Extent up_to(std::int64_t whole, int decimals) {
    return {decimals, whole * static_cast<std::int64_t>(power_of_ten(decimals))};
}

/// What a quantity of billing is and how large it may be: the one place where the ranges stand from
/// which all proofs follow. A template argument, so that two quantities cannot be swapped.
struct Kind {
    Unit unit;
    Extent legal;  ///< what documents and calls admit; the scale of the wide reading
    Extent usual;  ///< what almost every row of practice satisfies; such rows run in 64 bits
    Sign sign = Sign::not_negative;

    /// The smallest raw integer of one of the two extents.
    constexpr std::int64_t raw_min(Extent extent) const {
        return sign == Sign::any ? -extent.raw_max : sign == Sign::positive ? 1 : 0;
    }
    friend constexpr bool operator==(const Kind&, const Kind&) = default;
};

}  // namespace kvit::formula
