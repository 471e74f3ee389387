// A division that is prepared once gives what every single division would.
#include "kvit/formula/finisher.hpp"

#include <gtest/gtest.h>

#include "kvit/formula/kinds.hpp"
#include "kvit/ledger/formulas/penalty.hpp"
#include "unit/random.hpp"

namespace kvit::test {
namespace {

using formula::Reciprocal;
using formula::fast::Narrow;
using formula::fast::Wide;

/// Numerators around the multiples of a divisor, where the whole part changes, and the largest.
void expect_divides(std::uint64_t divisor, Random& random) {
    const Reciprocal reciprocal(divisor);
    constexpr std::uint64_t end = std::uint64_t{1} << 63;
    const auto expect = [&](std::uint64_t numerator) {
        ASSERT_EQ(reciprocal.divide(numerator), numerator / divisor)
            << numerator << " / " << divisor;
    };
    for (const std::uint64_t numerator : {std::uint64_t{0}, std::uint64_t{1}, divisor - 1, end - 1})
        expect(numerator);
    for (int i = 0; i < 50; ++i) {
        const std::uint64_t multiple = random.below(end / divisor) * divisor;
        expect(multiple);
        if (multiple > 0) expect(multiple - 1);
        expect(multiple + divisor - 1);
    }
    const std::uint64_t largest = (end - 1) / divisor * divisor;
    expect(largest);
    expect(largest - 1);
}

TEST(Reciprocal, DividesEveryNumeratorBelowTwoToThe63) {
    Random random(3);
    for (std::uint64_t divisor = 2; divisor < 300; ++divisor) expect_divides(divisor, random);
    for (int bit = 2; bit < 63; ++bit)
        for (std::uint64_t below = 0; below < 3; ++below)
            expect_divides((std::uint64_t{1} << bit) + 1 - below, random);
    expect_divides(39'000'000, random);
    expect_divides(663'000'000, random);
    for (int i = 0; i < 2'000; ++i)
        expect_divides(2 + random.below((std::uint64_t{1} << (2 + i % 61)) - 2), random);
}

/// The penalty of a part of a debt, finished both ways.
template <class D>
void expect_finishes(Random& random) {
    using Debt = formula::In<D, kind::debt, "B">;
    using RateDays = formula::In<D, kind::rate_days, "R">;
    using Parts = formula::In<D, kind::rate_divisor, "q">;
    const auto up_to = [&](std::int64_t most) {
        return random.between(0, most) >> random.below(40);
    };
    for (int i = 0; i < 20'000; ++i) {
        const Parts parts(1 + up_to(Parts::extent.raw_max - 1));
        const ledger::PartOfDebt<D> part{Debt(up_to(Debt::extent.raw_max)),
                                         RateDays(up_to(RateDays::extent.raw_max))};
        const auto penalty = ledger::penalty_of(part.accrued(), parts);
        using Value = std::remove_cvref_t<decltype(penalty)>;
        const formula::fast::Finisher<unit::rub, 2, Rounding::half_up, Value::shape> finish(
            penalty.d);
        std::int64_t expected = 0;
        try {
            expected = formula::fast::finish<unit::rub, 2, Rounding::half_up>(penalty);
        } catch (const Overflow&) {
            EXPECT_THROW(finish(penalty), Overflow);
            continue;
        }
        ASSERT_EQ(finish(penalty), expected);
    }
}

TEST(Finisher, GivesWhatFinishGives) {
    Random random(4);
    expect_finishes<Narrow>(random);
    expect_finishes<Wide>(random);
}

}  // namespace
}  // namespace kvit::test
