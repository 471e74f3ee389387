#pragma once

#include <cstdint>
#include <type_traits>

#include "kvit/base/int128.hpp"

namespace kvit {

/// How an exact value becomes a printable one. Always an argument of the rule, never a global mode.
enum class Rounding : std::uint8_t {
    half_up,      ///< to the nearest, a half away from zero: the practice of ЖКУ billing
    toward_zero,  ///< cut off, as some regulators' tables do
};

/// `numerator / denominator` rounded to an integer; the denominator is positive.
/// Half up needs no doubling: for an odd denominator there are no halves, for an even one
/// denominator / 2 is exact. The magnitude is divided without a sign, which is symmetric by itself
/// and cheaper in 128 bits.
template <Rounding R, class Int>
constexpr Int divide_rounded(Int numerator, Int denominator) {
    using Magnitude = std::conditional_t<(sizeof(Int) > 8), u128, std::uint64_t>;
    const auto divided = [denominator](Int magnitude) {
        const auto divisor = static_cast<Magnitude>(denominator);
        const Magnitude half = R == Rounding::half_up ? divisor / 2 : Magnitude{0};
        return static_cast<Int>((static_cast<Magnitude>(magnitude) + half) / divisor);
    };
    return numerator < 0 ? -divided(-numerator) : divided(numerator);
}

/// 10 to the power `exponent`, 0..38.
constexpr i128 power_of_ten(int exponent) {
    i128 power = 1;
    while (exponent-- > 0) power *= 10;
    return power;
}

}  // namespace kvit
