#include "kvit/money/decimal.hpp"

#include <gtest/gtest.h>

#include <array>

#include "unit/random.hpp"

namespace kvit {
namespace {

constexpr std::int64_t most_digits = 999'999'999'999'999'999;  // 18 of them

TEST(DecimalParse, KeepsTheScaleItWasWrittenWith) {
    struct {
        std::string_view text;
        std::int64_t unscaled;
        int scale;
    } const good[] = {
        {"0", 0, 0},
        {"0.00", 0, 2},
        {"7", 7, 0},
        {"1.50", 150, 2},
        {"-12.345", -12345, 3},
        {"0.000000001", 1, 9},
        {"-0.5", -5, 1},
        {"100", 100, 0},
        {"999999999999999999", most_digits, 0},
        {"-999999999.999999999", -most_digits, 9},
        {"0.000000000", 0, 9},
    };
    for (const auto& [text, unscaled, scale] : good) {
        const auto decimal = Decimal::parse(text);
        ASSERT_TRUE(decimal) << text;
        EXPECT_EQ(decimal->unscaled(), unscaled) << text;
        EXPECT_EQ(decimal->scale(), scale) << text;
        EXPECT_EQ(decimal->to_string(), text);
    }
}

TEST(DecimalParse, RefusesAnythingElse) {
    for (const std::string_view text : {"",
                                        "-",
                                        ".",
                                        "-.",
                                        ".5",
                                        "5.",
                                        "-.5",
                                        "-5.",
                                        "+1",
                                        "01",
                                        "-01",
                                        "00",
                                        "00.5",
                                        "-0",
                                        "-0.00",
                                        "--1",
                                        "1-",
                                        "1..2",
                                        "1.2.3",
                                        "1,5",
                                        " 1",
                                        "1 ",
                                        "1 000",
                                        "1e5",
                                        "1E5",
                                        "0x1",
                                        "NaN",
                                        "inf",
                                        "1'000",
                                        "1_000",
                                        "١",
                                        "1.0000000000",
                                        "0.0000000001",
                                        "1000000000000000000",
                                        "-1000000000000000000",
                                        "1234567890.123456789",
                                        "99999999999999999999999999999999",
                                        "9223372036854775808"})
        EXPECT_FALSE(Decimal::parse(text)) << '"' << text << '"';
    EXPECT_FALSE(Decimal::parse(std::string_view("1\0", 2)));
    EXPECT_FALSE(Decimal::parse(std::string(10'000, '1')));
}

TEST(DecimalParse, RoundTripsRandomNumbers) {
    test::Random random(1);
    for (int i = 0; i < 20'000; ++i) {
        const Decimal decimal(random.between(-most_digits, most_digits) >> random.below(60),
                              static_cast<int>(random.below(10)));
        const auto read = Decimal::parse(decimal.to_string());
        ASSERT_TRUE(read) << decimal.to_string();
        EXPECT_EQ(read->unscaled(), decimal.unscaled());
        EXPECT_EQ(read->scale(), decimal.scale());
    }
}

TEST(DecimalText, HasNoLimitOfItsOwn) {
    EXPECT_EQ(Decimal(INT64_MIN, 9).to_string(), "-9223372036.854775808");
    EXPECT_EQ(Decimal(INT64_MAX, 0).to_string(), "9223372036854775807");
    EXPECT_EQ(Decimal(-5, 9).to_string(), "-0.000000005");
}

TEST(DecimalRounded, TakesAHalfAwayFromZero) {
    struct {
        std::string_view from;
        int scale;
        std::string_view to;
    } const rows[] = {
        {"0.5", 0, "1"},
        {"-0.5", 0, "-1"},
        {"1.5", 0, "2"},
        {"2.5", 0, "3"},
        {"-2.5", 0, "-3"},
        {"0.49", 0, "0"},
        {"-0.49", 0, "0"},
        {"36.365", 2, "36.37"},
        {"-36.365", 2, "-36.37"},
        {"36.364999999", 2, "36.36"},
        {"0.004999999", 2, "0.00"},
        {"0.005", 2, "0.01"},
        {"1.2", 5, "1.2"},
        {"999999999.999999999", 0, "1000000000"},
    };
    for (const auto& [from, scale, to] : rows)
        EXPECT_EQ(Decimal::parse(from)->rounded(scale).to_string(), to) << from;
    EXPECT_EQ(Decimal(INT64_MAX, 9).rounded(0), Decimal::whole(9'223'372'037));
    EXPECT_EQ(Decimal(-INT64_MAX, 9).rounded(0), Decimal::whole(-9'223'372'037));
}

TEST(DecimalScale, ChangesExactlyOrNotAtAll) {
    EXPECT_EQ(Decimal(150, 2).at_scale(1), 15);
    EXPECT_EQ(Decimal(-150, 2).at_scale(1), -15);
    EXPECT_EQ(Decimal(150, 2).at_scale(0), std::nullopt);
    EXPECT_EQ(Decimal(150, 2).at_scale(9), 1'500'000'000);
    EXPECT_EQ(Decimal(most_digits, 0).at_scale(9), std::nullopt);
    EXPECT_EQ(Decimal(9'223'372'036, 0).at_scale(9), 9'223'372'036'000'000'000);
    EXPECT_EQ(Decimal(9'223'372'037, 0).at_scale(9), std::nullopt);
    EXPECT_EQ(Decimal(1500, 3).normalized().to_string(), "1.5");
    EXPECT_EQ(Decimal(0, 9).normalized().to_string(), "0");
    EXPECT_EQ(Decimal(100, 0).normalized().to_string(), "100");
}

TEST(DecimalOrder, IsByValueAcrossScales) {
    EXPECT_EQ(Decimal(15, 1), Decimal(1'500'000'000, 9));
    EXPECT_LT(Decimal(1'499'999'999, 9), Decimal(15, 1));
    EXPECT_GT(Decimal(-1'499'999'999, 9), Decimal(-15, 1));
    EXPECT_EQ(Decimal(0, 0), Decimal(0, 9));
}

TEST(DecimalOrder, DoesNotOverflowAtTheExtremes) {
    // The larger one is brought to 27 digits for the comparison.
    EXPECT_GT(Decimal(most_digits, 0), Decimal(most_digits, 9));
    EXPECT_LT(Decimal(-most_digits, 0), Decimal(-most_digits, 9));
    EXPECT_GT(Decimal(INT64_MAX, 0), Decimal(INT64_MAX, 9));
    EXPECT_LT(Decimal(INT64_MIN, 0), Decimal(INT64_MIN, 9));
    EXPECT_LT(Decimal(INT64_MIN, 0), Decimal(INT64_MAX, 9));
    EXPECT_NE(Decimal(most_digits, 9), Decimal(1'000'000'000, 0));
    EXPECT_LT(Decimal(most_digits, 9), Decimal(1'000'000'000, 0));
    // 10^9 * 2^64 would wrap to the same 64 bits.
    EXPECT_NE(Decimal(INT64_MAX, 0), Decimal(-1'000'000'000, 9));
}

TEST(DecimalSum, IsExactAtTheFinerScale) {
    EXPECT_EQ((Decimal(15, 1) + Decimal(25, 2)).to_string(), "1.75");
    EXPECT_EQ((Decimal(15, 1) - Decimal(150, 2)).to_string(), "0.00");
    EXPECT_EQ((Decimal(15, 1) * -3).to_string(), "-4.5");
    EXPECT_EQ((-Decimal(15, 1)).to_string(), "-1.5");
}

TEST(DecimalSum, ThrowsPast64Bits) {
    EXPECT_THROW(Decimal(INT64_MAX, 0) + Decimal(1, 0), Overflow);
    EXPECT_THROW(Decimal(-INT64_MAX, 0) - Decimal(1, 0), Overflow);
    EXPECT_THROW(Decimal(most_digits, 0) + Decimal(1, 9), Overflow);
    EXPECT_THROW(Decimal(INT64_MAX, 0) * 2, Overflow);
    EXPECT_EQ(Decimal(INT64_MAX, 0) - Decimal(INT64_MAX, 0), Decimal());
}

TEST(DivideRounded, AgreesWithItsDefinition) {
    for (int numerator = -200; numerator <= 200; ++numerator)
        for (int denominator = 1; denominator <= 25; ++denominator) {
            const int up = divide_rounded<Rounding::half_up>(numerator, denominator);
            const int cut = divide_rounded<Rounding::toward_zero>(numerator, denominator);
            // Twice the distance is at most the denominator; where it is equal, away from zero.
            const int twice = 2 * std::abs(numerator - up * denominator);
            EXPECT_LE(twice, denominator);
            if (twice == denominator) {
                EXPECT_GT(std::abs(up) * denominator, std::abs(numerator));
            }
            EXPECT_EQ(cut, numerator / denominator);
            EXPECT_EQ(divide_rounded<Rounding::half_up>(-numerator, denominator), -up);
        }
}

}  // namespace
}  // namespace kvit
