// What the kernel must be able to do, shown on formulas for tests alone.
#include <gtest/gtest.h>

#include <boost/multiprecision/cpp_int.hpp>

#include "unit/formula/readings.hpp"
#include "unit/formula/skeletons.hpp"

namespace kvit::test {
namespace {

constexpr std::int64_t at7 = 10'000'000;

TEST(Kernel, HoldsThreeInputsAtSevenDecimals) {
    // 3 × 0.06 × 2148.63 = 386.7534: wrong by a kopeck in 64-bit constants.
    EXPECT_EQ(kopecks<HotWater>({3 * at7, at7 * 6 / 100, 21'486'300'000}), 386'75);
    expect_agreement_at_the_corners<HotWater>();
    expect_agreement<HotWater>(11, 30'000);
}

TEST(Kernel, DividesByARunTimeValue) {
    EXPECT_EQ(kopecks<DayShared>({4 * at7, 10 * at7, 6, 28}), 8'57);
    EXPECT_EQ(kopecks<DayShared>({-4 * at7, 10 * at7, 6, 28}), -8'57);
    EXPECT_EQ(kopecks<DayShared>({4 * at7, 10 * at7, 28, 28}), 40'00);
    EXPECT_EQ(kopecks<DayShared>({4 * at7, 10 * at7, 0, 28}), 0);
    expect_agreement_at_the_corners<DayShared>();
    expect_agreement<DayShared>(12, 30'000);
}

TEST(Kernel, ReadsTheHeatingSkeleton) {
    // core-C11: 120 Gcal × 50 / 1000 = 6 Gcal at 2280.50.
    EXPECT_EQ(kopecks<Heating>({0, 50'00, 120 * at7, 0, 1'000'00, 22'805'000'000}), 13'683'00);
    // heat-f3-1: 0.515797 own, 43.6 of 3851.8 m² of what the flats do not show (56.52 − 45.5676).
    EXPECT_EQ(
        kopecks<Heating>({5'157'970, 43'60, 565'200'000, 455'676'000, 3'851'80, 21'981'800'000}),
        1'406'33);
    expect_agreement_at_the_corners<Heating>();
    expect_agreement<Heating>(13, 30'000);
}

TEST(Kernel, ThrowsWhereAQuotientLeaves64Bits) {
    // A million m² of a house of 0.01 m²: no proof forbids it, so it is found at run time.
    const std::int64_t most = heat.legal.raw_max;
    const std::int64_t price = heat_price.legal.raw_max;
    EXPECT_EQ(kopecks<Heating>({0, flat_area.legal.raw_max, most, 0, 1, price}), std::nullopt);
    EXPECT_EQ(kopecks<Heating>({0, flat_area.legal.raw_max, -most, 0, 1, price}), std::nullopt);
    // Either side of 2^63 kopecks.
    EXPECT_EQ(kopecks<Heating>({0, 1'000'000'00, 92'233 * at7, 0, 1, 10'000 * at7}),
              92'233 * std::int64_t{100'000'000'000'000});
    EXPECT_EQ(kopecks<Heating>({0, 1'000'000'00, 92'234 * at7, 0, 1, 10'000 * at7}), std::nullopt);
}

TEST(Kernel, ReadsBandsAndZones) {
    constexpr std::int64_t kwh = 10'000;
    // Below the band: 60 × 5 + 40 × 2.
    EXPECT_EQ(kopecks<Banded>({60 * kwh, 40 * kwh, 150 * kwh, 5 * at7, 8 * at7, 2 * at7}), 380'00);
    // Past it: 0.6 × (100 × 5 + 50 × 8) + 60 × 5.
    EXPECT_EQ(kopecks<Banded>({90 * kwh, 60 * kwh, 100 * kwh, 5 * at7, 8 * at7, 2 * at7}), 840'00);
    // At it: the band is not passed.
    EXPECT_EQ(kopecks<Banded>({60 * kwh, 40 * kwh, 100 * kwh, 5 * at7, 8 * at7, 2 * at7}), 380'00);
    // Nothing consumed: no division by zero.
    EXPECT_EQ(kopecks<Banded>({0, 0, 100 * kwh, 5 * at7, 8 * at7, 2 * at7}), 0);
    expect_agreement_at_the_corners<Banded>();
    expect_agreement<Banded>(14, 30'000);
}

TEST(Kernel, ComparesQuotientsExactly) {
    using Integer = boost::multiprecision::cpp_int;
    // An oracle apart from all readings: a × d beside c × b.
    const auto bits = [](const Raw& raw) -> std::int64_t {
        const Integer x = Integer(raw[0]) * raw[3];
        const Integer y = Integer(raw[2]) * raw[1];
        return 100 * ((x < y ? 1 : 0) + (x <= y ? 2 : 0) + (x > y ? 4 : 0) + (x >= y ? 8 : 0) +
                      (x == y ? 16 : 0));
    };
    const auto check = [&](const Raw& raw) { ASSERT_EQ(kopecks<Compared>(raw), bits(raw)); };

    check({2 * at7, 3 * at7, 4 * at7, 6 * at7});
    check({-2 * at7, 3 * at7, -4 * at7, 6 * at7});
    check({0, 1, 0, 7});
    // One raw unit apart, where 64 bits and floating point see no difference.
    const std::int64_t most = number.legal.raw_max;
    check({most - 1, most, most - 2, most - 1});
    check({most, most - 1, most - 1, most - 2});
    check({-most, 1, -most + 1, 1});
    Random random(15);
    for (int i = 0; i < 20'000; ++i) {
        Raw raw{draw(random, number, Habit::mixed), draw(random, divisor, Habit::mixed),
                draw(random, number, Habit::mixed), draw(random, divisor, Habit::mixed)};
        if (random.one_in(2)) {  // an equal quotient in other terms
            const std::int64_t factor = random.between(1, 1'000);
            raw[0] /= factor;
            raw[1] = raw[1] / factor + 1;
            raw[2] = raw[0] * factor;
            raw[3] = std::min(raw[1] * factor, divisor.legal.raw_max);
        }
        check(raw);
    }
    expect_agreement_at_the_corners<Compared>();
}

TEST(Kernel, AddsQuotientsAndLiterals) {
    // −(1/3) − 2 × (1/7) + 1 = 8/21 roubles
    EXPECT_EQ(kopecks<Signs>({at7, 3 * at7, at7, 7 * at7}), 38);
    expect_agreement<Signs>(16, 30'000);
}

TEST(Kernel, IsSymmetricInTheSign) {
    Random random(17);
    for (int i = 0; i < 10'000; ++i) {
        const auto habit = static_cast<Habit>(random.below(6));
        Raw raw;
        for (const auto& kind : kinds<Heating>()) raw.push_back(draw(random, kind, habit));
        Raw mirrored = raw;
        for (const std::size_t i_heat : {0u, 2u, 3u}) mirrored[i_heat] = -raw[i_heat];
        const auto amount = kopecks<Heating>(raw);
        const auto mirror = kopecks<Heating>(mirrored);
        ASSERT_EQ(mirror.has_value(), amount.has_value());
        if (amount) {
            ASSERT_EQ(*mirror, -*amount);
        }
    }
}

/// Rows of which the exact amount is k + 1/2 kopecks, and their neighbours by one raw unit.
template <template <class> class F>
void expect_half_away(Raw raw, std::size_t solved, std::int64_t k) {
    ASSERT_EQ(kopecks<F>(raw), k + 1);
    raw[solved] -= 1;
    ASSERT_EQ(kopecks<F>(raw), k);
    raw[solved] += 2;
    ASSERT_EQ(kopecks<F>(raw), k + 1);
    raw[solved] = -raw[solved] + 1;
    ASSERT_EQ(kopecks<F>(raw), -(k + 1));
    raw[solved] += 1;
    ASSERT_EQ(kopecks<F>(raw), k == 0 ? 0 : -k);
}

TEST(Kernel, RoundsExactHalvesAwayFromZero) {
    // V × T = (2k + 1) × 5·10^11 in raw units of 10^-14 roubles, for every T that divides 5·10^11.
    int cases = 0;
    for (std::int64_t twos = 1, a = 0; a <= 11; ++a, twos *= 2)
        for (std::int64_t tariff = twos, b = 0; b <= 12; ++b, tariff *= 5) {
            if (tariff > kind::price<unit::m3>.legal.raw_max) break;
            for (const std::int64_t k : {0, 1, 2, 7, 1'234, 999'999}) {
                const std::int64_t volume = (2 * k + 1) * (500'000'000'000 / tariff);
                // The neighbours must stay nearer than the next kopeck.
                if (volume > kind::volume<unit::m3>.legal.raw_max - 2) continue;
                expect_half_away<DayShared>({volume, tariff, 31, 31}, 0, k);
                expect_half_away<DayShared>({volume, tariff, 1, 1}, 0, k);
                if (2 * volume < kind::volume<unit::m3>.legal.raw_max - 2)
                    expect_half_away<DayShared>({2 * volume, tariff, 15, 30}, 0, k);
                ++cases;
                if (HasFatalFailure()) return;
            }
        }
    EXPECT_GT(cases, 500);
}

TEST(Kernel, RoundsExactHalvesBehindARunTimeDenominator) {
    // S_i / S_ob = 1 / m and T = t roubles: V_D = (2k + 1) × m × 0.005 / t Gcal is a half kopeck.
    Random random(18);
    for (int i = 0; i < 5'000; ++i) {
        const std::int64_t m = random.between(1, 500);
        const std::int64_t area = random.between(1, 100'00);
        const std::int64_t k = random.between(0, 1'000'000'000) >> random.below(30);
        const std::int64_t divisors[] = {1, 2, 5, 8, 625, 1'000};
        const std::int64_t t = divisors[random.below(std::size(divisors))];
        const std::int64_t house = (2 * k + 1) * m * (50'000 / t);
        if (50'000 % t != 0 || house > heat.legal.raw_max - 2) continue;
        expect_half_away<Heating>({0, area, house, 0, area * m, t * at7}, 2, k);
        if (HasFatalFailure()) return;
    }
}

// ------------------------------------------------------------------------------------------ rows

template <class D>
std::vector<PenaltyRow<D>> rows_of(const std::vector<Raw>& raw) {
    std::vector<PenaltyRow<D>> rows;
    for (const auto& row : raw) rows.push_back(filled<PenaltyRow<D>>(row));
    return rows;
}

std::int64_t penalty(const std::vector<Raw>& raw) {
    const auto wide = rows_of<Wide>(raw);
    const auto exact = rows_of<Exact>(raw);
    const auto fast =
        formula::fast::finish<unit::rub, 2, Rounding::half_up>(Penalty<Wide>{wide}.amount());
    const auto slow =
        formula::exact::finish<unit::rub, 2, Rounding::half_up>(Penalty<Exact>{exact}.amount());
    EXPECT_EQ(fast, slow);
    return slow;
}

TEST(KernelRows, SumRowsOfDifferentDivisorsExactly) {
    constexpr std::int64_t of_300 = 66'300 / 300;
    constexpr std::int64_t of_170 = 66'300 / 170;
    constexpr std::int64_t of_130 = 66'300 / 130;
    static_assert(of_300 * 300 == 66'300 && of_170 * 170 == 66'300 && of_130 * 130 == 66'300);
    EXPECT_EQ(penalty({}), 0);
    // 10 000 × 60 × 9.5 % / 300 = 190, and 10 000 × 10 × 9.5 % / 130 = 73.0769…
    EXPECT_EQ(penalty({{10'000'00, 60, 95'000, of_300}}), 190'00);
    EXPECT_EQ(penalty({{10'000'00, 60, 95'000, of_300}, {10'000'00, 10, 95'000, of_130}}), 263'08);
    EXPECT_EQ(penalty({{10'000'00, 10, 95'000, of_170}}), 55'88);
    EXPECT_EQ(penalty({{-10'000'00, 10, 95'000, of_170}}), -55'88);
}

TEST(KernelRows, AgreeOnRandomRows) {
    Random random(19);
    for (int i = 0; i < 300; ++i) {
        std::vector<Raw> rows(random.below(random.one_in(10) ? 400 : 20));
        for (auto& row : rows)
            for (const auto& kind : kinds<PenaltyRow>())
                row.push_back(draw(random, kind, Habit::mixed));
        penalty(rows);
    }
}

TEST(KernelRows, HoldAsManyAsTheProofCounts) {
    Raw largest;
    Raw least;
    for (const auto& kind : kinds<PenaltyRow>()) {
        largest.push_back(kind.legal.raw_max);
        least.push_back(kind.sign == Sign::any ? -kind.legal.raw_max : kind.legal.raw_max);
    }
    std::vector<Raw> rows(limits::formula_rows_max, largest);
    // 4096 × 10 000 000 × 366 days × 100 % × 66 300 / 66 300
    EXPECT_EQ(penalty(rows), std::int64_t{4'096} * 1'000'000'000 * 366);
    rows.assign(limits::formula_rows_max, least);
    EXPECT_EQ(penalty(rows), -std::int64_t{4'096} * 1'000'000'000 * 366);

    rows.push_back(largest);
    const auto wide = rows_of<Wide>(rows);
    const auto exact = rows_of<Exact>(rows);
    EXPECT_THROW((void)Penalty<Wide>{wide}.amount(), Overflow);
    EXPECT_THROW((void)Penalty<Exact>{exact}.amount(), Overflow);
}

// ---------------------------------------------------------------------------------------- finish

template <class D>
struct Water {
    In<D, kind::volume<unit::m3>, "V"> volume;
    In<D, kind::days, "d"> days;
    In<D, kind::days_of_month, "D"> of_days;

    constexpr auto quantity() const { return volume * days / of_days; }
};

template <int Scale, Rounding R>
std::int64_t finished(const Raw& raw) {
    const auto fast =
        formula::fast::finish<unit::m3, Scale, R>(filled<Water<Wide>>(raw).quantity());
    const auto slow =
        formula::exact::finish<unit::m3, Scale, R>(filled<Water<Exact>>(raw).quantity());
    EXPECT_EQ(fast, slow) << ::testing::PrintToString(raw);
    return slow;
}

TEST(KernelFinish, RoundsVolumesAtAnyScaleInBothWays) {
    const Raw raw{22 * at7, 1, 7};  // 3.142857142857…
    EXPECT_EQ((finished<7, Rounding::half_up>(raw)), 31'428'571);
    EXPECT_EQ((finished<6, Rounding::half_up>(raw)), 3'142'857);
    EXPECT_EQ((finished<2, Rounding::half_up>(raw)), 314);
    EXPECT_EQ((finished<0, Rounding::half_up>(raw)), 3);
    EXPECT_EQ((finished<9, Rounding::half_up>(raw)), 3'142'857'143);
    EXPECT_EQ((finished<9, Rounding::toward_zero>(raw)), 3'142'857'142);
    EXPECT_EQ((finished<7, Rounding::toward_zero>({-22 * at7, 1, 7})), -31'428'571);
    EXPECT_EQ((finished<9, Rounding::toward_zero>({-22 * at7, 1, 7})), -3'142'857'142);
    EXPECT_EQ((finished<9, Rounding::half_up>({-22 * at7, 1, 7})), -3'142'857'143);

    EXPECT_EQ((finished<0, Rounding::half_up>({5'000'000, 1, 1})), 1);
    EXPECT_EQ((finished<0, Rounding::half_up>({-5'000'000, 1, 1})), -1);
    EXPECT_EQ((finished<0, Rounding::half_up>({4'999'999, 1, 1})), 0);
    EXPECT_EQ((finished<0, Rounding::toward_zero>({9'999'999, 1, 1})), 0);
    EXPECT_EQ((finished<0, Rounding::toward_zero>({-9'999'999, 1, 1})), 0);
    EXPECT_EQ((finished<7, Rounding::half_up>({1, 1, 2})), 1);
    EXPECT_EQ((finished<7, Rounding::toward_zero>({1, 1, 2})), 0);
    EXPECT_EQ((finished<8, Rounding::half_up>({1, 1, 2})), 5);
}

TEST(KernelFinish, AgreesOnRandomVolumes) {
    Random random(20);
    for (int i = 0; i < 20'000; ++i) {
        const Raw raw{draw(random, kind::volume<unit::m3>, Habit::mixed), random.between(0, 31),
                      random.between(1, 31)};
        finished<7, Rounding::half_up>(raw);
        finished<7, Rounding::toward_zero>(raw);
        finished<3, Rounding::half_up>(raw);
        finished<0, Rounding::toward_zero>(raw);
        finished<9, Rounding::half_up>(raw);
    }
}

TEST(KernelFinish, TheExactReadingThrowsPast64Bits) {
    const formula::exact::Value<unit::m3> large{formula::exact::Rational(INT64_MAX)};
    EXPECT_EQ((formula::exact::finish<unit::m3, 0, Rounding::half_up>(large)), INT64_MAX);
    EXPECT_EQ((formula::exact::finish<unit::m3, 0, Rounding::half_up>(-large)), -INT64_MAX);
    EXPECT_THROW((formula::exact::finish<unit::m3, 1, Rounding::half_up>(large)), Overflow);
}

// ---------------------------------------------------------------------------------------- inputs

TEST(KernelInput, AdmitsItsOwnRangeAndScale) {
    using Volume = formula::In<Wide, kind::volume<unit::m3>, "V">;
    using Usual = formula::In<Narrow, kind::volume<unit::m3>, "V">;
    using Divisor = formula::In<Wide, divisor, "b">;
    EXPECT_EQ(Volume::admit(Decimal(15, 1)), 15'000'000);
    EXPECT_EQ(Volume::admit(Decimal(10'000'000, 0)), 10'000'000 * at7);
    EXPECT_EQ(Volume::admit(Decimal(-10'000'000, 0)), -10'000'000 * at7);
    EXPECT_EQ(Volume::admit(Decimal(10'000'001, 0)), std::nullopt);
    EXPECT_EQ(Volume::admit(Decimal(1, 8)), std::nullopt);
    EXPECT_EQ(Volume::admit(Decimal(10, 8)), 1);
    EXPECT_EQ(Usual::admit(Decimal(12'340, 4)), 1'234);
    EXPECT_EQ(Usual::admit(Decimal(12'341, 4)), std::nullopt);
    EXPECT_EQ(Usual::admit(Decimal(10'001, 0)), std::nullopt);
    EXPECT_EQ(Divisor::admit(Decimal(0, 0)), std::nullopt);
    EXPECT_EQ(Divisor::admit(Decimal(-1, 0)), std::nullopt);
    EXPECT_EQ(Divisor::admit(Decimal(1, 7)), 1);
}

TEST(KernelInput, NarrowValuesTakeOneWord) {
    using Narrowed = decltype(std::declval<HotWater<Narrow>>().amount());
    using Widened = decltype(std::declval<HotWater<Wide>>().amount());
    static_assert(sizeof(Narrowed) == 8);
    static_assert(sizeof(Widened) == 16);
}

}  // namespace
}  // namespace kvit::test
