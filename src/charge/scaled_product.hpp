#pragma once

#include "kvit/base/int128.hpp"
#include "kvit/money/decimal.hpp"
#include "kvit/money/rounding.hpp"

namespace kvit::charge::detail {

/// The scale of `volume_carry_7`.
inline constexpr int volume_scale = 7;

/// numerator / denominator as a volume, rounded half up to 1e-7; throws `Overflow`.
inline Decimal rounded_volume(i128 numerator, i128 denominator) {
    const i128 raw = divide_rounded<Rounding::half_up>(numerator, denominator);
    if (raw > INT64_MAX || raw < -INT64_MAX) throw Overflow("a volume");
    return Decimal(static_cast<std::int64_t>(raw), volume_scale).normalized();
}

/// a × b. Both have at most 18 digits: 128 bits hold the product and its scaling.
inline Decimal scaled_product(Decimal a, Decimal b) {
    if (b == Decimal::whole(1)) return a;
    const int scale = a.scale() + b.scale();
    i128 product = i128{a.unscaled()} * b.unscaled();
    if (scale <= volume_scale) {
        if (__builtin_mul_overflow(product, power_of_ten(volume_scale - scale), &product))
            throw Overflow("a volume");
        return rounded_volume(product, 1);
    }
    return rounded_volume(product, power_of_ten(scale - volume_scale));
}

/// a / count.
inline Decimal scaled_quotient(Decimal a, int count) {
    const i128 up = a.scale() < volume_scale ? power_of_ten(volume_scale - a.scale()) : 1;
    const i128 down = a.scale() > volume_scale ? power_of_ten(a.scale() - volume_scale) : 1;
    return rounded_volume(a.unscaled() * up, down * count);
}

/// a × days / of_days.
inline Decimal share_of_days(Decimal a, int days, int of_days) {
    const i128 up = a.scale() < volume_scale ? power_of_ten(volume_scale - a.scale()) : 1;
    const i128 down = a.scale() > volume_scale ? power_of_ten(a.scale() - volume_scale) : 1;
    return rounded_volume(a.unscaled() * up * days, down * of_days);
}

}  // namespace kvit::charge::detail
