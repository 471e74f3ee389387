#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include "kvit/base/result.hpp"
#include "kvit/charge/catalogue.hpp"
#include "kvit/charge/evaluate.hpp"

namespace kvit::charge::detail {

/// An amount before its rounding: a rational number of roubles. The number itself stays behind a
/// pointer, so that a floor which only adds such amounts does not compile Boost.
class ExactAmount {
  public:
    struct Number;

    ExactAmount();
    explicit ExactAmount(std::shared_ptr<const Number> number) : number_(std::move(number)) {}

    friend ExactAmount operator+(const ExactAmount& a, const ExactAmount& b);
    friend ExactAmount operator-(const ExactAmount& a, const ExactAmount& b);
    /// `part` of `whole`. Throws `Overflow` if `whole` is zero.
    ExactAmount times(std::int64_t part, std::int64_t whole) const;

    bool is_zero() const;
    /// The largest whole kopeck that is not above it. Throws `Overflow`.
    Money floor() const;
    /// By what is left above `floor`: whether `a` has more.
    static bool larger_remainder(const ExactAmount& a, const ExactAmount& b);

  private:
    std::shared_ptr<const Number> number_;
};

/// The exact reading of a formula for the whole month, not rounded. Errors: those of `evaluate`.
Result<ExactAmount> exact_amount(FormulaId id, std::span<const Decimal> inputs);

}  // namespace kvit::charge::detail
