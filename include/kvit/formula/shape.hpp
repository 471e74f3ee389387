#pragma once

#include <algorithm>
#include <array>
#include <utility>

#include "kvit/base/int128.hpp"
#include "kvit/formula/kind.hpp"
#include "kvit/money/rounding.hpp"

/// The proofs of the fast reading: plain constexpr functions over what is known of a value before
/// it exists. They run in the compiler alone.
namespace kvit::formula {

/// No intermediate may be larger, so that sums and the final rounding stay inside 128 bits.
inline constexpr i128 magnitude_max = i128{1} << 125;

/// Integer range, both ends included.
struct Range {
    i128 lo = 0;
    i128 hi = 0;

    constexpr i128 magnitude() const { return std::max(hi, -lo); }
    friend constexpr bool operator==(const Range&, const Range&) = default;
};

/// Everything known at compile time of a fast value, which is
///     n / (d * divisor * 10^scale)
/// with a run-time integer n, a run-time denominator d (1 unless the formula divided by an input)
/// and a constant divisor. Nothing is divided before the end.
struct Shape {
    Unit unit;
    int scale = 0;
    i128 divisor = 1;
    Range n{};
    Range d{1, 1};
    bool proved = true;  ///< false: some intermediate may pass `magnitude_max`

    constexpr bool has_denominator() const { return !(d == Range{1, 1}); }
    friend constexpr bool operator==(const Shape&, const Shape&) = default;
};

namespace proof {

constexpr i128 gcd(i128 a, i128 b) {
    while (b != 0) {
        const i128 rest = a % b;
        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

constexpr i128 product(i128 a, i128 b, bool& proved) {
    i128 result = 0;
    if (__builtin_mul_overflow(a, b, &result) || result > magnitude_max ||
        result < -magnitude_max) {
        proved = false;
        return 0;
    }
    return result;
}

constexpr i128 ten_to(int exponent, bool& proved) {
    if (exponent > 37) proved = false;
    return power_of_ten(std::min(exponent, 37));
}

constexpr Range product(Range a, Range b, bool& proved) {
    const std::array corners{product(a.lo, b.lo, proved), product(a.lo, b.hi, proved),
                             product(a.hi, b.lo, proved), product(a.hi, b.hi, proved)};
    return {*std::min_element(corners.begin(), corners.end()),
            *std::max_element(corners.begin(), corners.end())};
}

constexpr Range scaled(Range range, i128 factor, bool& proved) {
    return product(range, Range{factor, factor}, proved);
}

/// Two values over one denominator: what each numerator is multiplied with (besides the other's
/// run-time denominator), the ranges that follow, and the shared scale and constant divisor.
struct Alignment {
    i128 a_factor = 1;
    i128 b_factor = 1;
    int scale = 0;
    i128 divisor = 1;
    Range a{};
    Range b{};
    bool proved = true;
};
constexpr Alignment align(const Shape& a, const Shape& b) {
    Alignment result{.scale = std::max(a.scale, b.scale), .proved = a.proved && b.proved};
    bool& proved = result.proved;
    const i128 common = gcd(a.divisor, b.divisor);
    result.a_factor = product(ten_to(result.scale - a.scale, proved), b.divisor / common, proved);
    result.b_factor = product(ten_to(result.scale - b.scale, proved), a.divisor / common, proved);
    result.divisor = product(a.divisor, b.divisor / common, proved);
    result.a = product(scaled(a.n, result.a_factor, proved), b.d, proved);
    result.b = product(scaled(b.n, result.b_factor, proved), a.d, proved);
    return result;
}

constexpr Shape multiply(const Shape& a, const Shape& b) {
    Shape result{.unit = a.unit * b.unit, .scale = a.scale + b.scale};
    result.proved = a.proved && b.proved;
    result.divisor = product(a.divisor, b.divisor, result.proved);
    result.n = product(a.n, b.n, result.proved);
    result.d = product(a.d, b.d, result.proved);
    return result;
}

/// a / b, where b is a run-time value that is positive (or, for `over`, not negative).
struct Quotient {
    Shape shape;
    i128 n_factor = 1;  ///< a constant that the numerator takes over
};
constexpr Quotient divide(const Shape& a, const Shape& b, bool zero_allowed) {
    Quotient result;
    Shape& shape = result.shape;
    shape.unit = a.unit / b.unit;
    shape.proved = a.proved && b.proved;
    const i128 common = gcd(a.divisor, b.divisor);
    shape.divisor = a.divisor / common;
    shape.scale = std::max(a.scale - b.scale, 0);
    result.n_factor = product(b.divisor / common,
                              ten_to(std::max(b.scale - a.scale, 0), shape.proved), shape.proved);
    shape.n = scaled(product(a.n, b.d, shape.proved), result.n_factor, shape.proved);
    if (zero_allowed) shape.n = {std::min(shape.n.lo, i128{0}), std::max(shape.n.hi, i128{0})};
    shape.d = product(a.d, Range{std::max(b.n.lo, i128{1}), b.n.hi}, shape.proved);
    return result;
}

/// The common frame of a sum, a difference or a choice; `n` is the caller's.
constexpr Shape framed(const Shape& a, const Shape& b, const Alignment& aligned, Range n) {
    Shape result{.unit = a.unit, .scale = aligned.scale, .divisor = aligned.divisor, .n = n};
    result.proved = aligned.proved;
    result.d = product(a.d, b.d, result.proved);
    if (n.magnitude() > magnitude_max) result.proved = false;
    return result;
}

constexpr Shape add(const Shape& a, const Shape& b) {
    const Alignment aligned = align(a, b);
    return framed(a, b, aligned, {aligned.a.lo + aligned.b.lo, aligned.a.hi + aligned.b.hi});
}
constexpr Shape subtract(const Shape& a, const Shape& b) {
    const Alignment aligned = align(a, b);
    return framed(a, b, aligned, {aligned.a.lo - aligned.b.hi, aligned.a.hi - aligned.b.lo});
}

constexpr Shape negate(Shape a) {
    a.n = {-a.n.hi, -a.n.lo};
    return a;
}

enum class Choice : std::uint8_t { smaller, larger, either };
constexpr Shape choose(const Shape& a, const Shape& b, Choice choice) {
    const Alignment aligned = align(a, b);
    const auto [x, y] = std::pair{aligned.a, aligned.b};
    return framed(a, b, aligned,
                  {choice == Choice::larger ? std::max(x.lo, y.lo) : std::min(x.lo, y.lo),
                   choice == Choice::smaller ? std::min(x.hi, y.hi) : std::max(x.hi, y.hi)});
}

/// The sum of up to `rows` values of shape `a`.
constexpr Shape sum_of(Shape a, i128 rows) {
    const Range all = scaled(a.n, rows, a.proved);
    a.n = {std::min(all.lo, i128{0}), std::max(all.hi, i128{0})};
    return a;
}

/// The one division at the end: round(n * up / (d * down)) is the result at the wanted scale.
struct Finish {
    i128 up = 1;
    i128 down = 1;
    bool fits_64 = false;         ///< numerator and denominator stay inside 62 bits
    bool result_fits_64 = false;  ///< the result stays inside 64 bits
    bool proved = true;           ///< numerator and denominator stay inside 125 bits
};
constexpr Finish finish(const Shape& a, int scale) {
    Finish plan;
    plan.proved = a.proved;
    const i128 up = ten_to(std::max(scale - a.scale, 0), plan.proved);
    const i128 down =
        product(ten_to(std::max(a.scale - scale, 0), plan.proved), a.divisor, plan.proved);
    const i128 common = gcd(up, down);
    if (!plan.proved) return plan;
    plan.up = up / common;
    plan.down = down / common;
    const Range numerator = scaled(a.n, plan.up, plan.proved);
    const Range denominator = scaled(a.d, plan.down, plan.proved);
    plan.fits_64 = plan.proved && numerator.magnitude() + denominator.hi < (i128{1} << 62);
    plan.result_fits_64 = plan.proved && numerator.magnitude() / denominator.lo < INT64_MAX;
    return plan;
}

}  // namespace proof
}  // namespace kvit::formula
