#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kvit/base/error.hpp"
#include "kvit/base/int128.hpp"
#include "kvit/money/rounding.hpp"

namespace kvit {

/// An exact decimal number: `unscaled / 10^scale`, scale 0..9, at most 18 significant digits.
/// Keeps the scale that it was written with ("1.50" stays "1.50"); compares by value.
class Decimal {
  public:
    static constexpr int scale_max = 9;
    static constexpr int digits_max = 18;

    constexpr Decimal() = default;
    constexpr Decimal(std::int64_t unscaled, int scale)
        : unscaled_(unscaled), scale_(static_cast<std::int8_t>(scale)) {}
    Decimal(std::floating_point auto, int) = delete;
    static constexpr Decimal whole(std::int64_t value) { return {value, 0}; }
    static Decimal whole(std::floating_point auto) = delete;

    /// Reads "-12.345": digits, one optional point with digits on both sides, an optional minus.
    /// No plus, exponent, spaces or superfluous leading zeros; nullopt for anything else.
    static constexpr std::optional<Decimal> parse(std::string_view text);

    constexpr std::int64_t unscaled() const { return unscaled_; }
    constexpr int scale() const { return scale_; }
    constexpr bool is_zero() const { return unscaled_ == 0; }
    constexpr bool is_negative() const { return unscaled_ < 0; }

    /// The unscaled value at another scale; nullopt if that is not exact or does not fit 64 bits.
    constexpr std::optional<std::int64_t> at_scale(int scale) const;
    /// Without trailing zeros: 1.50 -> 1.5.
    constexpr Decimal normalized() const;
    /// Rounded half up to `scale` decimals (unchanged if it has no more than that).
    constexpr Decimal rounded(int scale) const;

    std::string to_string() const;

    friend constexpr std::strong_ordering operator<=>(Decimal a, Decimal b) {
        const int scale = a.scale_ > b.scale_ ? a.scale_ : b.scale_;
        return i128{a.unscaled_} * power_of_ten(scale - a.scale_) <=>
               i128{b.unscaled_} * power_of_ten(scale - b.scale_);
    }
    friend constexpr bool operator==(Decimal a, Decimal b) { return (a <=> b) == 0; }
    /// Exact sum and difference at the finer of the two scales; throw `Overflow`.
    friend constexpr Decimal operator+(Decimal a, Decimal b) { return sum(a, b, 1); }
    friend constexpr Decimal operator-(Decimal a, Decimal b) { return sum(a, b, -1); }
    friend constexpr Decimal operator-(Decimal a) { return {-a.unscaled_, a.scale_}; }
    /// Exact product with a count; throws `Overflow`.
    friend constexpr Decimal operator*(Decimal a, std::int64_t count) {
        std::int64_t product = 0;
        if (__builtin_mul_overflow(a.unscaled_, count, &product))
            throw Overflow("Decimal: product");
        return {product, a.scale_};
    }

  private:
    static constexpr Decimal sum(Decimal a, Decimal b, int sign) {
        const int scale = a.scale_ > b.scale_ ? a.scale_ : b.scale_;
        const i128 total = i128{a.unscaled_} * power_of_ten(scale - a.scale_) +
                           sign * (i128{b.unscaled_} * power_of_ten(scale - b.scale_));
        if (total > INT64_MAX || total < -INT64_MAX) throw Overflow("Decimal: sum");
        return {static_cast<std::int64_t>(total), scale};
    }

    std::int64_t unscaled_ = 0;
    std::int8_t scale_ = 0;
};

constexpr std::optional<Decimal> Decimal::parse(std::string_view text) {
    const bool negative = !text.empty() && text.front() == '-';
    if (negative) text.remove_prefix(1);
    std::int64_t unscaled = 0;
    int scale = -1;  // -1: no point yet
    int significant = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '.' && scale < 0 && i > 0) {
            scale = 0;
            continue;
        }
        if (c < '0' || c > '9') return std::nullopt;
        if (i == 1 && text[0] == '0') return std::nullopt;  // "01"
        if (scale >= 0 && ++scale > scale_max) return std::nullopt;
        if ((significant > 0 || c != '0') && ++significant > digits_max) return std::nullopt;
        unscaled = unscaled * 10 + (c - '0');
    }
    if (text.empty() || scale == 0 || (negative && unscaled == 0)) return std::nullopt;
    return Decimal(negative ? -unscaled : unscaled, scale < 0 ? 0 : scale);
}

constexpr std::optional<std::int64_t> Decimal::at_scale(int scale) const {
    if (scale < scale_) {
        const auto divisor = static_cast<std::int64_t>(power_of_ten(scale_ - scale));
        if (unscaled_ % divisor != 0) return std::nullopt;
        return unscaled_ / divisor;
    }
    const i128 wide = i128{unscaled_} * power_of_ten(scale - scale_);
    if (wide > INT64_MAX || wide < -INT64_MAX) return std::nullopt;
    return static_cast<std::int64_t>(wide);
}

constexpr Decimal Decimal::normalized() const {
    Decimal shorter = *this;
    while (shorter.scale_ > 0 && shorter.unscaled_ % 10 == 0) {
        shorter.unscaled_ /= 10;
        --shorter.scale_;
    }
    return shorter;
}

constexpr Decimal Decimal::rounded(int scale) const {
    if (scale >= scale_) return *this;
    // In 128 bits: a sum may have filled all 63, and rounding up adds half a divisor.
    const i128 whole =
        divide_rounded<Rounding::half_up>(i128{unscaled_}, power_of_ten(scale_ - scale));
    return {static_cast<std::int64_t>(whole), scale};
}

inline std::string Decimal::to_string() const {
    const bool negative = unscaled_ < 0;
    // Through unsigned: the magnitude of INT64_MIN has no signed form.
    std::string digits = std::to_string(negative ? 0 - static_cast<std::uint64_t>(unscaled_)
                                                 : static_cast<std::uint64_t>(unscaled_));
    const auto scale = static_cast<std::size_t>(scale_);
    if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
    if (scale > 0) digits.insert(digits.size() - scale, 1, '.');
    return negative ? "-" + digits : digits;
}

}  // namespace kvit
