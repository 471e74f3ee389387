// The formulas of penalties in three readings: the same kopeck for random and extreme intervals.
#include <algorithm>
#include <array>

#include "formula/exact.hpp"
#include "ledger/amounts.hpp"
#include "trace/traced.hpp"
#include "unit/draw.hpp"
#include "unit/ledger/cases.hpp"

namespace kvit::test {
namespace {

using ledger::Amounts;
using ledger::AmountsIn;
using ledger::PenaltyInterval;
using ledger::RawInterval;

constexpr auto fast_finish = [](const auto& amount) {
    return formula::fast::finish<unit::rub, 2, Rounding::half_up>(amount);
};
constexpr auto exact_finish = [](const auto& amount) {
    return formula::exact::finish<unit::rub, 2, Rounding::half_up>(amount);
};

Amounts fast(std::span<const PenaltyInterval> rows, std::size_t debts,
             law::PenaltyRounding rounding) {
    return AmountsIn<formula::fast::Wide, decltype(fast_finish)>(fast_finish)
        .of(rows, debts, rounding);
}
Amounts exact(std::span<const PenaltyInterval> rows, std::size_t debts,
              law::PenaltyRounding rounding) {
    return AmountsIn<formula::exact::Exact, decltype(exact_finish)>(exact_finish)
        .of(rows, debts, rounding);
}

/// The amount of the explained reading.
Decimal traced(const RawInterval& raw) {
    trace::traced::Recorder recorder;
    ledger::PenaltyOfInterval::On<trace::traced::Traced> formula;
    const auto input = [&](auto& member, std::int64_t value) {
        member = std::remove_cvref_t<decltype(member)>(recorder, value, std::nullopt);
    };
    input(formula.debt, raw.debt);
    input(formula.rate, raw.percent);
    input(formula.days, raw.days);
    input(formula.divisor, raw.divisor);
    const auto amount = formula.amount();
    return trace::traced::derived<unit::rub, 2, Rounding::half_up>(amount, recorder).rounded;
}

PenaltyInterval interval(std::size_t debt, std::int64_t kopecks, std::int64_t percent,
                         std::int64_t days, std::int64_t divisor) {
    PenaltyInterval made{};
    made.debt = debt;
    made.base = Money::kopecks(kopecks);
    made.percent = Decimal(percent, kind::percent.legal.decimals);
    made.days = {Date::from_days(0), Date::from_days(static_cast<std::int32_t>(days))};
    made.divisor = static_cast<std::int32_t>(divisor);
    return made;
}

constexpr law::PenaltyRounding roundings[] = {
    law::PenaltyRounding::round_interval, law::PenaltyRounding::round_debt,
    law::PenaltyRounding::round_total, law::PenaltyRounding::round_day};

TEST(PenaltyReadings, AgreeOnRandomHistories) {
    Random random(20'250'318);
    constexpr std::array<std::int64_t, 4> divisors{0, 300, 170, 130};
    std::size_t halves = 0;
    for (int history = 0; history < 4'000; ++history) {
        const std::size_t debts = 1 + random.below(4);
        std::vector<PenaltyInterval> rows;
        for (std::size_t i = 0; i < 1 + random.below(12); ++i) {
            const bool round = random.one_in(2);  // a half of a kopeck needs round numbers
            const std::int64_t kopecks =
                round ? 100 * random.between(1, 100'000) : draw(random, kind::debt, Habit::small);
            const std::int64_t percent =
                round ? 500 * random.between(1, 60) : draw(random, kind::percent, Habit::usual);
            rows.push_back(interval(random.below(debts), kopecks, percent, random.between(1, 900),
                                    divisors[random.below(divisors.size())]));
        }
        for (const auto rounding : roundings) {
            const Amounts amounts = fast(rows, debts, rounding);
            ASSERT_EQ(amounts, exact(rows, debts, rounding)) << "history " << history;
        }
        for (const auto& row : rows) {
            if (row.divisor == 0) continue;
            const RawInterval raw = RawInterval::of(row, row.days.days());
            const Money amount =
                fast(std::span(&row, 1), row.debt + 1, law::PenaltyRounding::round_interval).total;
            ASSERT_EQ(traced(raw), amount.to_decimal());
            const i128 numerator = i128{raw.debt} * raw.percent * raw.days;
            const i128 denominator = i128{raw.divisor} * 100'000;
            if (numerator % denominator * 2 == denominator) ++halves;
        }
    }
    EXPECT_GT(halves, 50u);
}

TEST(PenaltyReadings, AgreeAtTheEndsOfTheLegalRanges) {
    const auto ends = [](const formula::Kind& kind) {
        return std::array{kind.raw_min(kind.legal), kind.legal.raw_max};
    };
    std::vector<PenaltyInterval> rows;
    for (const auto debt : ends(kind::debt))
        for (const auto percent : ends(kind::percent))
            for (const std::int64_t days : {std::int64_t{1}, kind::overdue_days.legal.raw_max})
                for (const auto divisor : ends(kind::rate_divisor))
                    rows.push_back(interval(0, debt, percent, days, divisor));
    for (const auto& row : rows) {
        const std::vector<PenaltyInterval> alone{row};
        // 10^11 roubles at 1000 % for 100 000 days are 10^17 roubles: past 64 bits in kopecks.
        std::string of_fast;
        std::string of_exact;
        try {
            of_fast = fast(alone, 1, law::PenaltyRounding::round_interval).total.to_string();
        } catch (const Overflow&) {
            of_fast = "overflow";
        }
        try {
            of_exact = exact(alone, 1, law::PenaltyRounding::round_interval).total.to_string();
        } catch (const Overflow&) {
            of_exact = "overflow";
        }
        EXPECT_EQ(of_fast, of_exact);
    }
}

TEST(PenaltyReadings, TheLargestSumThatIsAdmittedIsExact) {
    // As many intervals as a debt may have, on the largest debt and at 1/300 and 1/130 in turn.
    std::vector<PenaltyInterval> rows;
    for (std::size_t i = 0; i < limits::formula_rows_max; ++i)
        rows.push_back(interval(0, kind::debt.usual.raw_max - static_cast<std::int64_t>(i), 21'000,
                                365, i % 2 == 0 ? 300 : 130));
    for (const auto rounding :
         {law::PenaltyRounding::round_debt, law::PenaltyRounding::round_total})
        EXPECT_EQ(fast(rows, 1, rounding), exact(rows, 1, rounding));
    rows.push_back(rows.front());
    EXPECT_THROW(fast(rows, 1, law::PenaltyRounding::round_debt), Overflow);
}

TEST(PenaltyReadings, AnIntervalIsASumOfOne) {
    const std::vector<PenaltyInterval> alone{interval(0, 30'050'000, 9'500, 43, 130)};
    for (const auto rounding : roundings)
        if (rounding != law::PenaltyRounding::round_day) {
            EXPECT_EQ(fast(alone, 1, rounding).total, money("9442.63"));
        }
}

}  // namespace
}  // namespace kvit::test
