// The three readings of every formula give the same kopeck, the first two also the same volume.
#include "unit/charge/readings.hpp"

#include <array>

namespace kvit::test {
namespace {

constexpr std::uint64_t seed = 20'260'701;
#if defined(__SANITIZE_ADDRESS__)
constexpr std::size_t rows = 10'000;  // a sanitizer looks for other mistakes, and is slow
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr std::size_t rows = 10'000;
#else
constexpr std::size_t rows = 100'000;
#endif
#else
constexpr std::size_t rows = 100'000;
#endif

class Readings : public ::testing::TestWithParam<std::size_t> {
  protected:
    const FormulaCard& formula() const { return charge::catalogue()[GetParam()]; }
};
INSTANTIATE_TEST_SUITE_P(Catalogue, Readings,
                         ::testing::Range(std::size_t{0}, charge::catalogue().size()),
                         [](const auto& test) { return name_of(charge::catalogue()[test.param]); });

/// Whether the amount can be below zero, by the proof of the wide reading.
bool may_be_negative(const FormulaCard& formula) {
    bool negative = false;
    charge::detail::visit_formula(charge::Formulas{}, formula.id, [&]<class F>() {
        using Amount = decltype(std::declval<typename F::template On<Wide>>().amount());
        negative = Amount::shape.n.lo < 0;
    });
    return negative;
}

TEST_P(Readings, AgreeOnRandomRows) {
    const Tally tally = run_readings(formula(), seed, rows);
    print(formula(), tally);
    EXPECT_EQ(tally.rows, rows);
    EXPECT_GT(tally.narrow, rows / 10);
    EXPECT_LT(tally.narrow, 2 * rows);
    EXPECT_GT(tally.halves, rows / 2000);
    if (may_be_negative(formula())) {
        EXPECT_GT(tally.negative, rows / 10);
    } else {
        EXPECT_EQ(tally.negative, 0u);
    }
}

TEST_P(Readings, AgreeAtEveryCornerOfTheLegalRanges) {
    const auto inputs = formula().inputs;
    const std::array<std::optional<DayShare>, 6> shares{std::nullopt,     DayShare{0, 1},
                                                        DayShare{0, 31},  DayShare{1, 31},
                                                        DayShare{31, 31}, DayShare{1, 1}};
    for (std::size_t corner = 0; corner < std::size_t{1} << inputs.size(); ++corner) {
        std::vector<Decimal> row;
        for (std::size_t i = 0; i < inputs.size(); ++i)
            row.push_back((corner >> i & 1) != 0 ? inputs[i].most() : inputs[i].least());
        for (const auto& share : shares) {
            const auto fast = charge::evaluate(formula().id, row, share);
            const auto exact = charge::evaluate_exact(formula().id, row, share);
            ASSERT_TRUE(fast.ok() && exact.ok());
            EXPECT_EQ(*fast, *exact);
        }
    }
}

}  // namespace
}  // namespace kvit::test
