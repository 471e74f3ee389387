#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <cstdint>
#include <span>
#include <type_traits>

#include "kvit/base/error.hpp"
#include "kvit/base/limits.hpp"
#include "kvit/formula/kind.hpp"
#include "kvit/formula/literal.hpp"
#include "kvit/formula/symbol.hpp"
#include "kvit/money/rounding.hpp"

/// The exact reading of a formula: rational numbers of any size, no ranges, no proofs. It is the
/// arbiter of the fast reading, so it shares nothing with it but the text of the formulas: not even
/// the rounding. Heavy to compile, hence under src/ and included by few files.
namespace kvit::formula::exact {

// Without expression templates: `auto` in a formula must hold a number.
using Rational = boost::multiprecision::number<boost::multiprecision::cpp_rational_backend,
                                               boost::multiprecision::et_off>;
using Integer = boost::multiprecision::number<boost::multiprecision::cpp_int_backend<>,
                                              boost::multiprecision::et_off>;

/// A rational number of units known at compile time.
template <Unit U>
struct Value {
    static constexpr Unit unit = U;
    Rational number;
};

template <Unit U, Unit W>
Value<U * W> operator*(const Value<U>& a, const Value<W>& b) {
    return {a.number * b.number};
}

/// The fast reading proves that the divisor is positive; here a zero throws `std::overflow_error`.
template <Unit U, Unit W>
Value<U / W> operator/(const Value<U>& a, const Value<W>& b) {
    return {a.number / b.number};
}

/// a / b, and 0 where b is 0.
template <Unit U, Unit W>
Value<U / W> over(const Value<U>& a, const Value<W>& b) {
    if (b.number.is_zero()) return {};
    return a / b;
}

template <Unit U, Unit W>
Value<U> operator+(const Value<U>& a, const Value<W>& b) {
    static_assert(U == W, "kvit: a sum of different units");
    return {a.number + b.number};
}

template <Unit U, Unit W>
Value<U> operator-(const Value<U>& a, const Value<W>& b) {
    static_assert(U == W, "kvit: a difference of different units");
    return {a.number - b.number};
}

template <Unit U>
Value<U> operator-(const Value<U>& a) {
    return {-a.number};
}

template <Unit U, Unit W>
bool operator<(const Value<U>& a, const Value<W>& b) {
    static_assert(U == W, "kvit: a comparison of different units");
    return a.number < b.number;
}
template <Unit U, Unit W>
bool operator>(const Value<U>& a, const Value<W>& b) {
    return b < a;
}
template <Unit U, Unit W>
bool operator>=(const Value<U>& a, const Value<W>& b) {
    return !(a < b);
}
template <Unit U, Unit W>
bool operator<=(const Value<U>& a, const Value<W>& b) {
    return !(b < a);
}
template <Unit U, Unit W>
bool operator==(const Value<U>& a, const Value<W>& b) {
    return !(a < b) && !(b < a);
}

/// `a` where the condition holds, otherwise `b`.
template <Unit U, Unit W>
Value<U> select(bool condition, const Value<U>& a, const Value<W>& b) {
    static_assert(U == W, "kvit: a choice between different units");
    return condition ? a : b;
}
template <Unit U, Unit W>
Value<U> min(const Value<U>& a, const Value<W>& b) {
    return select(a < b, a, b);
}
template <Unit U, Unit W>
Value<U> max(const Value<U>& a, const Value<W>& b) {
    return select(b < a, a, b);
}

/// A literal beside a value.
template <std::int64_t N, Unit L, Unit U>
Value<L> lift(const Value<U>&, Literal<N, L>) {
    return {Rational(N)};
}
template <Unit U, std::int64_t N, Unit L>
Value<U / L> operator/(const Value<U>& a, Literal<N, L>) {
    static_assert(N > 0, "kvit: a literal divisor is positive");
    return {a.number / N};
}

/// A named intermediate: only the explained reading keeps the name.
template <Symbol Name, Unit U>
const Value<U>& named(const Value<U>& a) {
    return a;
}

/// The sum of `term(row)` over a group, as long as the fast reading admits.
template <class Row, class Term>
auto sum(std::span<const Row> rows, Term term) {
    using T = std::remove_cvref_t<decltype(term(rows.front()))>;
    if (rows.size() > limits::formula_rows_max) throw Overflow("formula: too many rows in a sum");
    Value<T::unit> total;
    for (const auto& row : rows) total = total + term(row);
    return total;
}

/// The result at `Scale` decimals, in units of the last one; throws `Overflow` past 64 bits.
template <Unit U, int Scale, Rounding R, Unit W>
std::int64_t finish(const Value<W>& a) {
    static_assert(U == W, "kvit: the formula has another unit than its result");
    static const Integer power = pow(Integer(10), Scale);
    const bool negative = a.number < 0;
    // |x| + 1/2 cut off, over twice the denominator.
    Integer above = abs(numerator(a.number)) * power * 2;
    const Integer below = denominator(a.number);
    if (R == Rounding::half_up) above += below;
    const Integer whole = above / (below * 2);
    if (whole > INT64_MAX) throw Overflow("formula: the result does not fit 64 bits");
    const auto result = static_cast<std::int64_t>(whole);
    return negative ? -result : result;
}

/// An input of a formula: the raw integer at the legal scale of its kind, as the wide domain of the
/// fast reading takes it.
template <Kind K>
struct Input : Value<K.unit> {
    static constexpr Kind kind = K;

    Input() = default;
    explicit Input(std::int64_t raw) {
        static const Integer one = pow(Integer(10), K.legal.decimals);
        this->number = Rational(Integer(raw), one);
    }
};

/// The domain of this reading.
struct Exact {
    template <Kind K, Symbol Name>
    using In = Input<K>;
};

}  // namespace kvit::formula::exact
