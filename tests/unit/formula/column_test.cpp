#include "kvit/formula/column.hpp"

#include <gtest/gtest.h>

#include <optional>

#include "kvit/charge/formulas.hpp"
#include "unit/draw.hpp"
#include "unit/formula/skeletons.hpp"

namespace kvit::test {
namespace {

using formula::Column;
using formula::ColumnReport;
using formula::Constant;
using formula::evaluate_column;
using formula::fast::Wide;

using Metered = charge::Metered<unit::m3>;
inline constexpr Kind volume = kind::volume<unit::m3>;
inline constexpr Kind price = kind::price<unit::m3>;

/// A formula with a divisor among its columns.
struct Parts {
    template <class D>
    using On = DayShared<D>;
};

/// The wide reading of one row; nullopt where it is refused.
template <class F, Kind... K>
std::optional<std::int64_t> wide_row(formula::In<Wide, K, "">... zero,
                                     const std::array<Decimal, sizeof...(K)>& row) {
    std::size_t i = 0;
    bool admitted = true;
    const auto read = [&](auto& input) {
        const auto raw = std::remove_cvref_t<decltype(input)>::admit(row[i++]);
        admitted = admitted && raw;
        if (raw) input = std::remove_cvref_t<decltype(input)>(*raw);
    };
    (read(zero), ...);
    if (!admitted) return std::nullopt;
    return formula::detail::kopecks_of<F, Wide>(zero...);
}

TEST(Column, UsualRowsRunNarrow) {
    const std::vector<std::int64_t> volumes{3'170, 5'900, -3'170};
    const std::vector<std::int64_t> prices{38'21, 34'12, 38'21};
    std::vector<std::int64_t> out(3);
    const auto report =
        evaluate_column<Metered>(out, Column<volume>(volumes, 3), Column<price>(prices, 2));
    EXPECT_EQ(out, (std::vector<std::int64_t>{121'13, 201'31, -121'13}));
    EXPECT_EQ(report.narrow_rows, 3u);
    EXPECT_TRUE(report.refused.empty());
}

TEST(Column, AConstantStandsInEveryRow) {
    const std::vector<std::int64_t> volumes{3'170, 5'900};
    std::vector<std::int64_t> out(2);
    auto report = evaluate_column<Metered>(out, Column<volume>(volumes, 3),
                                           Constant<price>{Decimal(38'210, 3)});
    EXPECT_EQ(out, (std::vector<std::int64_t>{121'13, 225'44}));
    EXPECT_EQ(report.narrow_rows, 2u);
    // A tariff with seven decimals leaves the usual scale and nothing else.
    report = evaluate_column<Metered>(out, Column<volume>(volumes, 3),
                                      Constant<price>{Decimal(382'100'001, 7)});
    EXPECT_EQ(out, (std::vector<std::int64_t>{121'13, 225'44}));
    EXPECT_EQ(report.narrow_rows, 0u);
    EXPECT_TRUE(report.refused.empty());
    report =
        evaluate_column<Metered>(out, Column<volume>(volumes, 3), Constant<price>{Decimal(-1, 2)});
    EXPECT_EQ(report.refused, (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(out, (std::vector<std::int64_t>{0, 0}));
}

TEST(Column, OnlyTheBlockOfAnUnusualRowRunsWide) {
    constexpr std::size_t block = formula::detail::block_rows;
    std::vector<std::int64_t> volumes(4 * block, 1'000);
    volumes[block + 7] = 10'000'001;     // past the usual range
    volumes[3 * block + 1] = INT64_MAX;  // past the legal one
    volumes[3 * block + 3] = INT64_MIN;
    std::vector<std::int64_t> out(volumes.size(), -1);
    const auto report =
        evaluate_column<Metered>(out, Column<volume>(volumes, 3), Constant<price>{Decimal(1, 0)});
    EXPECT_EQ(report.narrow_rows, 2 * block);
    EXPECT_EQ(report.refused, (std::vector<std::size_t>{3 * block + 1, 3 * block + 3}));
    for (std::size_t row = 0; row < out.size(); ++row) {
        const std::int64_t expected = row == block + 7 ? 1'000'000 : 100;
        const bool refused = row == 3 * block + 1 || row == 3 * block + 3;
        ASSERT_EQ(out[row], refused ? 0 : expected) << row;
    }
}

TEST(Column, RefusesWhatIsNoTable) {
    const std::vector<std::int64_t> three(3);
    const std::vector<std::int64_t> two(2);
    std::vector<std::int64_t> out(3);
    EXPECT_THROW(evaluate_column<Metered>(out, Column<volume>(three, 3), Column<price>(two, 2)),
                 std::invalid_argument);
    EXPECT_THROW((Column<volume>(three, 10)), std::invalid_argument);
    EXPECT_THROW((Column<volume>(three, -1)), std::invalid_argument);
    const auto nothing = evaluate_column<Metered>(std::span<std::int64_t>(), Column<volume>({}, 3),
                                                  Column<price>({}, 2));
    EXPECT_EQ(nothing.narrow_rows, 0u);
}

/// A raw integer that is legal at these decimals, or now and then any at all.
std::int64_t any_raw(Random& random, const Kind& kind, int decimals, Habit habit, bool clean) {
    if (!clean && random.one_in(300)) return random.between(INT64_MIN, INT64_MAX);
    const Decimal legal(draw(random, kind, habit), kind.legal.decimals);
    return legal.rounded(decimals).at_scale(decimals).value_or(0);
}

TEST(Column, IsTheWideReadingAtAnyDecimalsAndLength) {
    Random random(23);
    std::size_t narrow = 0;
    std::size_t refused = 0;
    std::size_t all = 0;
    for (int round = 0; round < 400; ++round) {
        constexpr std::size_t lengths[] = {1, 2, 511, 512, 513, 1'200};
        const std::size_t rows = lengths[random.below(std::size(lengths))];
        const auto habit = random.one_in(2) ? Habit::usual : static_cast<Habit>(random.below(6));
        const bool clean = random.one_in(2);
        const int volume_decimals = static_cast<int>(random.below(10));
        const int price_decimals = static_cast<int>(random.below(10));
        std::vector<std::int64_t> volumes(rows);
        std::vector<std::int64_t> prices(rows);
        std::vector<std::int64_t> days(rows);
        for (auto& raw : volumes) raw = any_raw(random, volume, volume_decimals, habit, clean);
        for (auto& raw : prices) raw = any_raw(random, price, price_decimals, habit, clean);
        for (auto& raw : days) raw = random.between(!clean && random.one_in(200) ? -1 : 0, 31);
        const Decimal month(random.one_in(50) ? 0 : random.between(28, 31), 0);

        std::vector<std::int64_t> out(rows);
        const ColumnReport report = evaluate_column<Parts>(
            out, Column<volume>(volumes, volume_decimals), Column<price>(prices, price_decimals),
            Column<kind::days>(days, 0), Constant<kind::days_of_month>{month});
        std::vector<std::size_t> expected_refused;
        for (std::size_t row = 0; row < rows; ++row) {
            const auto expected = wide_row<Parts, volume, price, kind::days, kind::days_of_month>(
                {}, {}, {}, {},
                {Decimal(volumes[row], volume_decimals), Decimal(prices[row], price_decimals),
                 Decimal::whole(days[row]), month});
            if (!expected) expected_refused.push_back(row);
            ASSERT_EQ(out[row], expected.value_or(0)) << row;
        }
        ASSERT_EQ(report.refused, expected_refused);
        narrow += report.narrow_rows;
        refused += report.refused.size();
        all += rows;
    }
    EXPECT_GT(narrow, all / 20);
    EXPECT_GT(refused, all / 1'000);
    EXPECT_LT(narrow + refused, all);
}

}  // namespace
}  // namespace kvit::test
