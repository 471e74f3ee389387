#pragma once

#include <compare>

#include "kvit/money/decimal.hpp"
#include "kvit/money/money.hpp"
#include "kvit/quantity/unit.hpp"

namespace kvit {

/// A decimal number of units known at compile time: Quantity<unit::m3> — объём воды в м³.
/// Quantities of one unit add and compare; a product with a price is the business of a formula.
template <Unit U>
class Quantity {
  public:
    static constexpr Unit unit = U;

    constexpr Quantity() = default;
    constexpr explicit Quantity(Decimal value) : value_(value) {}
    constexpr Decimal value() const { return value_; }

    friend constexpr bool operator==(Quantity, Quantity) = default;
    friend constexpr std::strong_ordering operator<=>(Quantity a, Quantity b) {
        return a.value_ <=> b.value_;
    }
    friend constexpr Quantity operator+(Quantity a, Quantity b) {
        return Quantity(a.value_ + b.value_);
    }
    friend constexpr Quantity operator-(Quantity a, Quantity b) {
        return Quantity(a.value_ - b.value_);
    }

  private:
    Decimal value_;
};

/// Roubles for one unit: Rate<unit::m3> — тариф за м³.
template <Unit U>
using Rate = Quantity<unit::rub / U>;

/// A decimal number whose unit came with the data; it meets a formula only after a check of units.
struct Measure {
    Decimal value;
    Unit unit;

    friend constexpr bool operator==(const Measure&, const Measure&) = default;
};

}  // namespace kvit
