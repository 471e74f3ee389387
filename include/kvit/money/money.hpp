#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kvit/money/decimal.hpp"

namespace kvit {

/// Money — деньги: whole kopecks in 64 bits. Sums are checked and throw `Overflow`; there is no
/// product with anything: an amount comes from a formula, which rounds once.
class Money {
  public:
    constexpr Money() = default;
    static constexpr Money kopecks(std::int64_t value) { return Money(value); }
    static Money kopecks(std::floating_point auto) = delete;

    /// Reads roubles with exactly two decimals: "96.80", "-0.05"; nullopt for anything else.
    static constexpr std::optional<Money> parse(std::string_view roubles) {
        const auto decimal = Decimal::parse(roubles);
        if (!decimal || decimal->scale() != 2) return std::nullopt;
        return Money(decimal->unscaled());
    }

    constexpr std::int64_t kopecks() const { return kopecks_; }
    constexpr bool is_zero() const { return kopecks_ == 0; }
    constexpr bool is_negative() const { return kopecks_ < 0; }
    constexpr Decimal to_decimal() const { return {kopecks_, 2}; }
    /// Roubles with two decimals.
    std::string to_string() const { return to_decimal().to_string(); }

    friend constexpr auto operator<=>(Money, Money) = default;
    friend constexpr Money operator+(Money a, Money b) {
        std::int64_t sum = 0;
        if (__builtin_add_overflow(a.kopecks_, b.kopecks_, &sum)) throw Overflow("Money: sum");
        return Money(sum);
    }
    friend constexpr Money operator-(Money a, Money b) {
        std::int64_t difference = 0;
        if (__builtin_sub_overflow(a.kopecks_, b.kopecks_, &difference))
            throw Overflow("Money: difference");
        return Money(difference);
    }
    friend constexpr Money operator-(Money a) { return Money() - a; }
    constexpr Money& operator+=(Money other) { return *this = *this + other; }
    constexpr Money& operator-=(Money other) { return *this = *this - other; }

  private:
    constexpr explicit Money(std::int64_t kopecks) : kopecks_(kopecks) {}
    std::int64_t kopecks_ = 0;
};

}  // namespace kvit
