#pragma once

#include <cstdint>

#include "kvit/base/int128.hpp"

namespace kvit {

/// How an exact value becomes a printable one. Always an argument of the rule, never a global mode.
enum class Rounding : std::uint8_t {
    half_up,      ///< to the nearest, a half away from zero: the practice of ЖКУ billing
    toward_zero,  ///< cut off, as some regulators' tables do
};

/// `numerator / denominator` rounded to an integer; the denominator is positive.
/// Half up needs no doubling: for an odd denominator there are no halves, for an even one
/// denominator / 2 is exact.
template <Rounding R, class Int>
constexpr Int divide_rounded(Int numerator, Int denominator) {
    const Int half = R == Rounding::half_up ? denominator / 2 : Int{0};
    return numerator < 0 ? -((-numerator + half) / denominator) : (numerator + half) / denominator;
}

/// 10 to the power `exponent`, 0..38.
constexpr i128 power_of_ten(int exponent) {
    i128 power = 1;
    while (exponent-- > 0) power *= 10;
    return power;
}

}  // namespace kvit
