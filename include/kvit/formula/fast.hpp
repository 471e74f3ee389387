#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <type_traits>

#include "kvit/base/error.hpp"
#include "kvit/base/limits.hpp"
#include "kvit/formula/kind.hpp"
#include "kvit/formula/literal.hpp"
#include "kvit/formula/shape.hpp"
#include "kvit/formula/symbol.hpp"
#include "kvit/money/decimal.hpp"

/// The fast reading of a formula: scaled integers, no division and no rounding before `finish`.
/// Whether an intermediate needs 64 or 128 bits is decided by its proved range, never by a formula.
namespace kvit::formula::fast {

/// Integer that holds every number of a range.
template <Range R>
using Holder = std::conditional_t<(R.magnitude() < (i128{1} << 63)), std::int64_t, i128>;

/// No run-time denominator: takes no space and multiplies away.
struct One {};
template <class Int>
constexpr Int widen(One) {
    return 1;
}
template <class Int, class Value>
constexpr Int widen(Value value) {
    return static_cast<Int>(value);
}

/// A value whose shape the compiler knows.
template <Shape S>
struct Value {
    static_assert(S.proved,
                  "kvit: an intermediate of the formula may pass 2^125: narrow a kind's range");
    static constexpr Shape shape = S;
    using Numerator = Holder<S.n>;
    using Denominator = std::conditional_t<S.has_denominator(), Holder<S.d>, One>;

    Numerator n{};
    [[no_unique_address]] Denominator d{};
};

namespace detail {

template <Shape R, class X, class Y>
constexpr typename Value<R>::Denominator denominators(X x, Y y) {
    using D = typename Value<R>::Denominator;
    if constexpr (std::is_same_v<D, One>)
        return {};
    else
        return widen<D>(x) * widen<D>(y);
}

/// Both numerators over one denominator, in an integer that holds both of them and `Result`.
template <Shape A, Shape B, Range Result>
struct Common {
    static constexpr proof::Alignment aligned = proof::align(A, B);
    using Int = Holder<Range{
        0, std::max({aligned.a.magnitude(), aligned.b.magnitude(), Result.magnitude()})}>;
    Int a;
    Int b;

    constexpr Common(const Value<A>& x, const Value<B>& y)
        : a(static_cast<Int>(x.n) * static_cast<Int>(aligned.a_factor) * widen<Int>(y.d)),
          b(static_cast<Int>(y.n) * static_cast<Int>(aligned.b_factor) * widen<Int>(x.d)) {}
};

}  // namespace detail

template <Shape A, Shape B>
constexpr auto operator*(const Value<A>& a, const Value<B>& b) {
    constexpr Shape R = proof::multiply(A, B);
    using N = typename Value<R>::Numerator;
    return Value<R>{static_cast<N>(a.n) * static_cast<N>(b.n), detail::denominators<R>(a.d, b.d)};
}

template <Shape A, Shape B>
constexpr auto operator+(const Value<A>& a, const Value<B>& b) {
    static_assert(A.unit == B.unit, "kvit: a sum of different units");
    constexpr Shape R = proof::add(A, B);
    const detail::Common<A, B, R.n> common(a, b);
    return Value<R>{static_cast<typename Value<R>::Numerator>(common.a + common.b),
                    detail::denominators<R>(a.d, b.d)};
}

template <Shape A, Shape B>
constexpr auto operator-(const Value<A>& a, const Value<B>& b) {
    static_assert(A.unit == B.unit, "kvit: a difference of different units");
    constexpr Shape R = proof::subtract(A, B);
    const detail::Common<A, B, R.n> common(a, b);
    return Value<R>{static_cast<typename Value<R>::Numerator>(common.a - common.b),
                    detail::denominators<R>(a.d, b.d)};
}

template <Shape A>
constexpr auto operator-(const Value<A>& a) {
    return Value<proof::negate(A)>{-a.n, a.d};
}

template <Shape A, Shape B>
constexpr auto operator/(const Value<A>& a, const Value<B>& b) {
    static_assert(B.n.lo > 0,
                  "kvit: the divisor may be zero or negative: use a positive kind, or over(a, b)");
    constexpr auto Q = proof::divide(A, B, false);
    using N = typename Value<Q.shape>::Numerator;
    return Value<Q.shape>{static_cast<N>(a.n) * static_cast<N>(Q.n_factor) * widen<N>(b.d),
                          detail::denominators<Q.shape>(a.d, b.n)};
}

/// a / b, and 0 where b is 0.
template <Shape A, Shape B>
constexpr auto over(const Value<A>& a, const Value<B>& b) {
    static_assert(B.n.lo >= 0, "kvit: over() needs a divisor that is not negative");
    constexpr auto Q = proof::divide(A, B, true);
    using N = typename Value<Q.shape>::Numerator;
    using D = typename Value<B>::Numerator;
    const bool zero = b.n == 0;
    const N n = static_cast<N>(a.n) * static_cast<N>(Q.n_factor) * widen<N>(b.d);
    return Value<Q.shape>{zero ? N{0} : n, detail::denominators<Q.shape>(a.d, zero ? D{1} : b.n)};
}

// Comparisons cross-multiply, so that quotients compare as exactly as integers.

template <Shape A, Shape B>
constexpr bool operator<(const Value<A>& a, const Value<B>& b) {
    static_assert(A.unit == B.unit, "kvit: a comparison of different units");
    const detail::Common<A, B, Range{}> common(a, b);
    return common.a < common.b;
}
template <Shape A, Shape B>
constexpr bool operator>(const Value<A>& a, const Value<B>& b) {
    return b < a;
}
template <Shape A, Shape B>
constexpr bool operator>=(const Value<A>& a, const Value<B>& b) {
    return !(a < b);
}
template <Shape A, Shape B>
constexpr bool operator<=(const Value<A>& a, const Value<B>& b) {
    return !(b < a);
}
template <Shape A, Shape B>
constexpr bool operator==(const Value<A>& a, const Value<B>& b) {
    return !(a < b) && !(b < a);
}

namespace detail {

template <proof::Choice C, Shape A, Shape B>
constexpr auto choose(bool first, const Value<A>& a, const Value<B>& b) {
    static_assert(A.unit == B.unit, "kvit: a choice between different units");
    constexpr Shape R = proof::choose(A, B, C);
    const Common<A, B, R.n> common(a, b);
    return Value<R>{static_cast<typename Value<R>::Numerator>(first ? common.a : common.b),
                    denominators<R>(a.d, b.d)};
}

}  // namespace detail

template <Shape A, Shape B>
constexpr auto min(const Value<A>& a, const Value<B>& b) {
    return detail::choose<proof::Choice::smaller>(a < b, a, b);
}
template <Shape A, Shape B>
constexpr auto max(const Value<A>& a, const Value<B>& b) {
    return detail::choose<proof::Choice::larger>(b < a, a, b);
}
/// `a` where the condition holds, otherwise `b`.
template <Shape A, Shape B>
constexpr auto select(bool condition, const Value<A>& a, const Value<B>& b) {
    return detail::choose<proof::Choice::either>(condition, a, b);
}

/// A literal beside a value.
template <std::int64_t N, Unit U, Shape A>
constexpr auto lift(const Value<A>&, Literal<N, U>) {
    constexpr Shape R{.unit = U, .n = {N, N}};
    return Value<R>{N, {}};
}
/// Division by a literal stays a constant.
template <Shape A, std::int64_t N, Unit U>
constexpr auto operator/(const Value<A>& a, Literal<N, U>) {
    static_assert(N > 0, "kvit: a literal divisor is positive");
    constexpr Shape R = [] {
        Shape shape = A;
        shape.unit = A.unit / U;
        shape.divisor = proof::product(A.divisor, N, shape.proved);
        return shape;
    }();
    return Value<R>{a.n, a.d};
}

/// A named intermediate: only the explained reading keeps the name.
template <Symbol Name, Shape A>
constexpr const Value<A>& named(const Value<A>& a) {
    return a;
}

/// The sum of `term(row)` over a group whose length is known only at run time. The proof counts
/// with `formula_rows_max` rows; a longer group throws `Overflow`.
template <class Row, class Term>
constexpr auto sum(std::span<const Row> rows, Term term) {
    using T = std::remove_cvref_t<decltype(term(rows.front()))>;
    static_assert(!T::shape.has_denominator(), "kvit: sum before dividing by a run-time value");
    constexpr Shape R = proof::sum_of(T::shape, limits::formula_rows_max);
    if (rows.size() > limits::formula_rows_max) throw Overflow("formula: too many rows in a sum");
    Value<R> total;
    for (const auto& row : rows) total.n += static_cast<typename Value<R>::Numerator>(term(row).n);
    return total;
}

/// The result at `Scale` decimals: the only division and the only rounding of a formula. That the
/// flat is not larger than its house is unknown to the proofs, so behind a run-time denominator the
/// result may be unproved; such a formula throws `Overflow` past 64 bits.
template <Unit U, int Scale, Rounding R, Shape A>
constexpr std::int64_t finish(const Value<A>& a) {
    static_assert(A.unit == U, "kvit: the formula has another unit than its result");
    constexpr auto plan = proof::finish(A, Scale);
    static_assert(plan.proved, "kvit: the final division may pass 2^125: narrow a kind's range");
    static_assert(plan.result_fits_64 || A.has_denominator(),
                  "kvit: the result may not fit 64 bits: narrow a kind's range");
    using Int = std::conditional_t<plan.fits_64, std::int64_t, i128>;
    const Int numerator = static_cast<Int>(a.n) * static_cast<Int>(plan.up);
    const Int denominator = widen<Int>(a.d) * static_cast<Int>(plan.down);
    const Int result = divide_rounded<R>(numerator, denominator);
    if constexpr (!plan.result_fits_64)
        if (result > INT64_MAX || result < -INT64_MAX)
            throw Overflow("formula: the result does not fit 64 bits");
    return static_cast<std::int64_t>(result);
}

// ---------------------------------------------------------------------------------------- inputs

/// An input of a formula: the raw integer at the scale of its domain.
template <Kind K, Extent E>
struct Input : Value<Shape{.unit = K.unit, .scale = E.decimals, .n = {K.raw_min(E), E.raw_max}}> {
    static constexpr Kind kind = K;
    static constexpr Extent extent = E;

    constexpr Input() = default;
    /// The caller has proved that the domain admits `raw`.
    constexpr explicit Input(std::int64_t raw) { this->n = raw; }

    static constexpr bool admits(std::int64_t raw) {
        return raw >= K.raw_min(E) && raw <= E.raw_max;
    }
    /// The raw integer of a decimal; nullopt where it has more decimals or is out of range.
    static constexpr std::optional<std::int64_t> admit(Decimal value) {
        const auto raw = value.at_scale(E.decimals);
        if (!raw || !admits(*raw)) return std::nullopt;
        return raw;
    }
};

/// Reads every input at the accepted maximum of decimals and in its legal range; 128 bits where
/// needed. What this domain does not admit is an error.
struct Wide {
    template <Kind K, Symbol Name>
    using In = Input<K, K.legal>;
};

/// Reads the usual scale and range, in 64 bits wherever that is proved. A row that this domain does
/// not admit goes to Wide.
struct Narrow {
    template <Kind K, Symbol Name>
    using In = Input<K, K.usual>;
};

}  // namespace kvit::formula::fast
