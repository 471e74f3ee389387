#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "formula/exact.hpp"
#include "kvit/formula/literal.hpp"
#include "kvit/formula/symbol.hpp"
#include "kvit/trace/derivation.hpp"

/// The explained reading of a formula: exact numbers, and every operation recorded as a step.
namespace kvit::trace::traced {

using formula::Kind;
using formula::Literal;
using formula::Symbol;
using formula::exact::Rational;

/// The steps of one formula, in the order of evaluation.
class Recorder {
  public:
    std::uint32_t record(Operation operation, const Rational& value, Unit unit,
                         std::vector<std::uint32_t> operands);
    std::uint32_t record_input(std::string_view symbol, const Rational& value, Unit unit,
                               std::optional<SourceId> source);
    void name(std::uint32_t step, std::string_view symbol);

    /// The steps up to one of them; later ones are no part of it.
    std::vector<Step> take(std::uint32_t last) && {
        steps_.resize(last + 1);
        return std::move(steps_);
    }

  private:
    std::vector<Step> steps_;
};

/// A recorded value. The recorder outlives it.
template <Unit U>
struct Value {
    static constexpr Unit unit = U;
    Recorder* recorder = nullptr;
    std::uint32_t step = 0;
    Rational number;
};

/// Which way a comparison went, and between which values.
struct Condition {
    bool holds;
    std::uint32_t left;
    std::uint32_t right;
};

namespace detail {

template <Unit R, Unit A, Unit B>
Value<R> recorded(Operation operation, const Value<A>& a, const Value<B>& b, Rational number) {
    const auto step = a.recorder->record(operation, number, R, {a.step, b.step});
    return {a.recorder, step, std::move(number)};
}

}  // namespace detail

template <Unit A, Unit B>
Value<A * B> operator*(const Value<A>& a, const Value<B>& b) {
    return detail::recorded<A * B>(Operation::multiply, a, b, a.number * b.number);
}
template <Unit A, Unit B>
Value<A / B> operator/(const Value<A>& a, const Value<B>& b) {
    return detail::recorded<A / B>(Operation::divide, a, b, a.number / b.number);
}
template <Unit A, Unit B>
Value<A / B> over(const Value<A>& a, const Value<B>& b) {
    return detail::recorded<A / B>(
        Operation::divide, a, b, b.number.is_zero() ? Rational(0) : Rational(a.number / b.number));
}
template <Unit A, Unit B>
Value<A> operator+(const Value<A>& a, const Value<B>& b) {
    static_assert(A == B, "kvit: a sum of different units");
    return detail::recorded<A>(Operation::add, a, b, a.number + b.number);
}
template <Unit A, Unit B>
Value<A> operator-(const Value<A>& a, const Value<B>& b) {
    static_assert(A == B, "kvit: a difference of different units");
    return detail::recorded<A>(Operation::subtract, a, b, a.number - b.number);
}
template <Unit A>
Value<A> operator-(const Value<A>& a) {
    return {a.recorder, a.recorder->record(Operation::negate, -a.number, A, {a.step}), -a.number};
}

template <Unit A, Unit B>
Condition operator<(const Value<A>& a, const Value<B>& b) {
    return {a.number < b.number, a.step, b.step};
}
template <Unit A, Unit B>
Condition operator>(const Value<A>& a, const Value<B>& b) {
    return {a.number > b.number, a.step, b.step};
}
template <Unit A, Unit B>
Condition operator>=(const Value<A>& a, const Value<B>& b) {
    return {a.number >= b.number, a.step, b.step};
}
template <Unit A, Unit B>
Condition operator<=(const Value<A>& a, const Value<B>& b) {
    return {a.number <= b.number, a.step, b.step};
}
template <Unit A, Unit B>
Condition operator==(const Value<A>& a, const Value<B>& b) {
    return {a.number == b.number, a.step, b.step};
}

template <Unit A, Unit B>
Value<A> min(const Value<A>& a, const Value<B>& b) {
    static_assert(A == B, "kvit: a choice between different units");
    return detail::recorded<A>(Operation::minimum, a, b, a.number < b.number ? a.number : b.number);
}
template <Unit A, Unit B>
Value<A> max(const Value<A>& a, const Value<B>& b) {
    static_assert(A == B, "kvit: a choice between different units");
    return detail::recorded<A>(Operation::maximum, a, b, a.number < b.number ? b.number : a.number);
}
template <Unit A, Unit B>
Value<A> select(const Condition& condition, const Value<A>& a, const Value<B>& b) {
    static_assert(A == B, "kvit: a choice between different units");
    const auto& chosen = condition.holds ? a : b;
    const auto step = a.recorder->record(Operation::select, chosen.number, A,
                                         {chosen.step, condition.left, condition.right});
    return {a.recorder, step, chosen.number};
}

template <std::int64_t N, Unit L, Unit A>
Value<L> lift(const Value<A>& a, Literal<N, L>) {
    return {a.recorder, a.recorder->record(Operation::literal, Rational(N), L, {}), Rational(N)};
}
template <Unit A, std::int64_t N, Unit L>
Value<A / L> operator/(const Value<A>& a, Literal<N, L> literal) {
    return a / lift(a, literal);
}

template <Symbol Name, Unit A>
Value<A> named(const Value<A>& a) {
    a.recorder->name(a.step, Name.view());
    return a;
}

/// The sum of `term(row)` over a group. An empty group has no step to stand on: formulas do not sum
/// nothing.
template <class Row, class Term>
auto sum(std::span<const Row> rows, Term term) {
    if (rows.empty() || rows.size() > limits::formula_rows_max)
        throw Overflow("formula: no rows in a sum, or too many");
    auto total = term(rows.front());
    std::vector<std::uint32_t> operands{total.step};
    for (const auto& row : rows.subspan(1)) {
        const auto next = term(row);
        operands.push_back(next.step);
        total.number += next.number;
    }
    total.step = total.recorder->record(Operation::sum, total.number, total.unit, operands);
    return total;
}

/// An input with its sign and its source.
template <Kind K, Symbol Name>
struct Input : Value<K.unit> {
    Input() = default;
    Input(Recorder& steps, std::int64_t raw, std::optional<SourceId> source) {
        this->number = formula::exact::Input<K>(raw).number;
        this->recorder = &steps;
        this->step = steps.record_input(Name.view(), this->number, K.unit, source);
    }
};

/// The domain of this reading.
struct Traced {
    template <Kind K, Symbol Name>
    using In = Input<K, Name>;
};

/// The derivation of a finished value.
template <Unit U, int Scale, Rounding R, Unit A>
Derivation derived(const Value<A>& value, Recorder recorder) {
    const auto raw = formula::exact::finish<U, Scale, R>(formula::exact::Value<A>{value.number});
    return {std::move(recorder).take(value.step), Decimal(raw, Scale), R};
}

}  // namespace kvit::trace::traced
