#pragma once

#include <cstdint>

#include "kvit/quantity/unit.hpp"

namespace kvit::formula {

/// An exact whole constant that belongs to the algebra of a formula (the 1 of K - 1, the twelve
/// months of a year). What the law may change is an input, never a literal.
template <std::int64_t N, Unit U = unit::none>
struct Literal {
    static constexpr std::int64_t value = N;
    static constexpr Unit unit = U;
};

/// The 1 of K − 1. (Not `one`: g++ would see it shadowed by `Support::one`.)
inline constexpr Literal<1> unity{};
/// Двенадцать месяцев года: a yearly norm divided by it is a monthly one.
inline constexpr Literal<12, unit::none / unit::year> months_per_year{};
/// Двенадцать месяцев, на которые раскладывается плата отопительного периода: a plain number.
inline constexpr Literal<12> twelve_months{};
/// Ноль: max(x, nothing<...>) does not go below it.
template <Unit U>
inline constexpr Literal<0, U> nothing{};
/// Сто процентов: a rate divided by it is a plain number.
inline constexpr Literal<100, unit::percent> hundred_percent{};

/// A value of any reading: it can stand beside a literal.
template <class T>
concept Operand = requires(const T& value) {
    lift(value, unity);
};

template <Operand X, std::int64_t N, Unit U>
constexpr auto operator+(const X& x, Literal<N, U> literal) {
    return x + lift(x, literal);
}
template <Operand X, std::int64_t N, Unit U>
constexpr auto operator-(const X& x, Literal<N, U> literal) {
    return x - lift(x, literal);
}
template <Operand X, std::int64_t N, Unit U>
constexpr auto operator*(const X& x, Literal<N, U> literal) {
    return x * lift(x, literal);
}
template <Operand X, std::int64_t N, Unit U>
constexpr auto operator-(Literal<N, U> literal, const X& x) {
    return lift(x, literal) - x;
}
template <Operand X, std::int64_t N, Unit U>
constexpr auto operator*(Literal<N, U> literal, const X& x) {
    return lift(x, literal) * x;
}
template <Operand X, std::int64_t N, Unit U>
constexpr auto max(const X& x, Literal<N, U> literal) {
    return max(x, lift(x, literal));
}

}  // namespace kvit::formula
