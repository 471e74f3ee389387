// The three readings of every formula give the same kopeck, the first two also the same volume.
#include "unit/charge/readings.hpp"

#include <array>

#include "unit/sanitized.hpp"

namespace kvit::test {
namespace {

constexpr std::uint64_t seed = 20'260'701;
constexpr std::size_t rows = sanitized ? 1'000 : 100'000;

class Readings : public ::testing::TestWithParam<std::size_t> {
  protected:
    const FormulaCard& formula() const { return charge::catalogue()[GetParam()]; }
};
INSTANTIATE_TEST_SUITE_P(Catalogue, Readings,
                         ::testing::Range(std::size_t{0}, charge::catalogue().size()),
                         [](const auto& test) { return name_of(charge::catalogue()[test.param]); });

class VolumeReadings : public ::testing::TestWithParam<std::size_t> {
  protected:
    const VolumeFormulaCard& formula() const { return charge::volume_catalogue()[GetParam()]; }
};
INSTANTIATE_TEST_SUITE_P(Catalogue, VolumeReadings,
                         ::testing::Range(std::size_t{0}, charge::volume_catalogue().size()),
                         [](const auto& test) {
                             return name_of(charge::volume_catalogue()[test.param]);
                         });

/// What the proof of the wide reading says of a result.
struct Proved {
    bool may_be_negative = false;
    bool may_overflow = false;
    bool divides = false;  ///< by an input
    bool rounds = true;    ///< false: the result needs no more decimals than it has
};
template <class Value>
constexpr Proved proved_of(int scale) {
    const auto plan = formula::proof::finish(Value::shape, scale);
    const bool divides = Value::shape.has_denominator();
    return {Value::shape.n.lo < 0, !plan.result_fits_64, divides, divides || plan.down > 1};
}

Proved proved_of(const FormulaCard& formula) {
    Proved proved;
    charge::detail::visit_formula(charge::Formulas{}, formula.id, [&]<class F>() {
        using On = typename F::template On<Wide>;
        proved = proved_of<decltype(std::declval<On>().amount())>(2);
        const auto of_price = proved_of<decltype(std::declval<On>().price())>(7);
        proved.may_overflow = proved.may_overflow || of_price.may_overflow;
        proved.rounds = true;  // a part of a month does
    });
    return proved;
}
Proved proved_of(const VolumeFormulaCard& formula) {
    Proved proved;
    charge::detail::visit_formula(charge::VolumeFormulas{}, formula.id, [&]<class F>() {
        using Volume = decltype(std::declval<typename F::template On<Wide>>().volume());
        proved = proved_of<Volume>(charge::detail::carry_scale);
    });
    return proved;
}

/// That the rows were worth their time: they met what the formula can meet.
void expect_worth(const Tally& tally, const Proved& proved) {
    EXPECT_EQ(tally.rows, rows);
    EXPECT_GT(tally.narrow, rows / 10);
    EXPECT_LT(tally.narrow, 2 * rows);
    // An exact half is rarer behind a division by an input; a thousand rows may be without one.
    if (!proved.rounds) {
        EXPECT_EQ(tally.halves, 0u);
    } else if (!sanitized) {
        EXPECT_GT(tally.halves, proved.divides ? rows / 20'000 : rows / 2'000);
    }
    if (proved.may_be_negative) {
        EXPECT_GT(tally.negative, rows / 50);
    } else {
        EXPECT_EQ(tally.negative, 0u);
    }
    if (proved.may_overflow) {
        EXPECT_LT(tally.overflow, rows / 2);
    } else {
        EXPECT_EQ(tally.overflow, 0u);
    }
}

TEST_P(Readings, AgreeOnRandomRows) {
    const Tally tally = run_readings(formula(), seed, rows);
    print(formula(), tally);
    expect_worth(tally, proved_of(formula()));
}

TEST_P(VolumeReadings, AgreeOnRandomRows) {
    const Tally tally = run_readings(formula(), seed, rows);
    print(formula(), tally);
    expect_worth(tally, proved_of(formula()));
}

/// Calls `check` with every corner of the legal ranges.
void each_corner(std::span<const charge::InputCard> inputs, const auto& check) {
    for (std::size_t corner = 0; corner < std::size_t{1} << inputs.size(); ++corner) {
        std::vector<Decimal> row;
        for (std::size_t i = 0; i < inputs.size(); ++i)
            row.push_back((corner >> i & 1) != 0 ? inputs[i].most() : inputs[i].least());
        check(row);
    }
}

/// Two readings of one call: the same result, or in both one that does not fit where that may be.
void expect_same(const auto& fast, const auto& exact, bool may_overflow) {
    ASSERT_EQ(fast.ok(), exact.ok());
    if (fast.ok()) {
        EXPECT_EQ(*fast, *exact);
        return;
    }
    EXPECT_TRUE(may_overflow);
    EXPECT_EQ(fast.errors().first().code, ErrorCode::overflow);
    EXPECT_EQ(exact.errors().first().code, ErrorCode::overflow);
}

TEST_P(Readings, AgreeAtEveryCornerOfTheLegalRanges) {
    const std::array<std::optional<DayShare>, 6> shares{std::nullopt,     DayShare{0, 1},
                                                        DayShare{0, 31},  DayShare{1, 31},
                                                        DayShare{31, 31}, DayShare{1, 1}};
    const bool may_overflow = proved_of(formula()).may_overflow;
    each_corner(formula().inputs, [&](const std::vector<Decimal>& row) {
        for (const auto& share : shares)
            expect_same(charge::evaluate(formula().id, row, share),
                        charge::evaluate_exact(formula().id, row, share), may_overflow);
    });
}

TEST_P(VolumeReadings, AgreeAtEveryCornerOfTheLegalRanges) {
    const bool may_overflow = proved_of(formula()).may_overflow;
    each_corner(formula().inputs, [&](const std::vector<Decimal>& row) {
        expect_same(charge::evaluate(formula().id, row), charge::evaluate_exact(formula().id, row),
                    may_overflow);
    });
}

}  // namespace
}  // namespace kvit::test
