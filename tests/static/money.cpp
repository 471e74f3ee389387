// What holds of money and decimals before any program runs.
#include "kvit/money/money.hpp"

#include <type_traits>

#include "kvit/money/rounding.hpp"

namespace kvit {

static_assert(sizeof(Money) == 8 && std::is_trivially_copyable_v<Money>);
static_assert(Money::parse("96.80")->kopecks() == 96'80);
static_assert(!Money::parse("96.8") && !Money::parse("96,80") && !Money::parse(""));
static_assert(Money::kopecks(1) + Money::kopecks(2) == Money::kopecks(3));
static_assert(Money::kopecks(1) - Money::kopecks(2) == -Money::kopecks(1));
static_assert(Money::kopecks(-1) < Money());

// Money comes from kopecks, text and formulas, never from a bare number.
static_assert(!std::is_constructible_v<Money, double>);
static_assert(!std::is_constructible_v<Money, int>);
static_assert(!std::is_convertible_v<Money, double>);
static_assert(!std::is_convertible_v<Money, std::int64_t>);

static_assert(Decimal::parse("1.50")->unscaled() == 150 && Decimal::parse("1.50")->scale() == 2);
static_assert(!Decimal::parse("1e5") && !Decimal::parse("01") && !Decimal::parse("-0"));
static_assert(Decimal(15, 1) == Decimal(1'500'000'000, 9));
static_assert(Decimal(999'999'999'999'999'999, 0) > Decimal(999'999'999'999'999'999, 9));
static_assert(Decimal(15, 1) + Decimal(25, 2) == Decimal(175, 2));
static_assert(Decimal(36'365, 3).rounded(2) == Decimal(36'37, 2));
static_assert(Decimal(-36'365, 3).rounded(2) == Decimal(-36'37, 2));
static_assert(Decimal(1'500, 3).normalized().scale() == 1);
static_assert(!std::is_convertible_v<double, Decimal> && !std::is_convertible_v<int, Decimal>);

static_assert(divide_rounded<Rounding::half_up>(5, 10) == 1);
static_assert(divide_rounded<Rounding::half_up>(-5, 10) == -1);
static_assert(divide_rounded<Rounding::half_up>(-4, 10) == 0);
static_assert(divide_rounded<Rounding::toward_zero>(-19, 10) == -1);

}  // namespace kvit
