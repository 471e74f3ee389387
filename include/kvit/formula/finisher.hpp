#pragma once

#include "kvit/formula/fast.hpp"
#include "kvit/formula/reciprocal.hpp"

namespace kvit::formula::fast {

/// `finish` for many values over one and the same run-time denominator: what depends on that alone
/// is prepared once. Results and proofs are those of `finish`; the values are not negative.
template <Unit U, int Scale, Rounding R, Shape A>
class Finisher {
    static constexpr auto plan = proof::finish(A, Scale);
    static_assert(A.unit == U, "kvit: the formula has another unit than its result");
    static_assert(plan.proved, "kvit: the final division may pass 2^125: narrow a kind's range");
    static_assert(A.n.lo >= 0, "kvit: a value that may be negative needs finish()");
    static_assert(plan.down > 1, "kvit: a result without a division needs finish()");

  public:
    /// The denominator of all values.
    constexpr explicit Finisher(typename Value<A>::Denominator denominator)
        : denominator_(denominator), reciprocal_(divisor_of(denominator)) {}

    /// Of a value whose denominator is the prepared one.
    constexpr std::int64_t operator()(const Value<A>& value) const {
        if constexpr (plan.fits_64) {
            const auto numerator = static_cast<std::uint64_t>(value.n * std::int64_t{plan.up});
            return static_cast<std::int64_t>(reciprocal_.divide(numerator + half_));
        } else {
            return finish<U, Scale, R>(value);
        }
    }

  private:
    static constexpr std::uint64_t divisor_of(typename Value<A>::Denominator denominator) {
        // Where the division takes 128 bits, nothing is prepared.
        if constexpr (plan.fits_64)
            return widen<std::uint64_t>(denominator) * static_cast<std::uint64_t>(plan.down);
        else
            return 2;
    }

    [[no_unique_address]] typename Value<A>::Denominator denominator_;
    std::uint64_t half_ = R == Rounding::half_up ? divisor_of(denominator_) / 2 : 0;
    Reciprocal reciprocal_;
};

}  // namespace kvit::formula::fast
