#include "kvit/money/money.hpp"

#include <gtest/gtest.h>

namespace kvit {
namespace {

TEST(Money, ReadsRoublesWithExactlyTwoDecimals) {
    EXPECT_EQ(Money::parse("96.80")->kopecks(), 9680);
    EXPECT_EQ(Money::parse("-0.05")->kopecks(), -5);
    EXPECT_EQ(Money::parse("0.00")->kopecks(), 0);
    EXPECT_EQ(Money::parse("9999999999999999.99")->kopecks(), 999'999'999'999'999'999);
    for (const std::string_view text : {"", "96", "96.8", "96.800", "96,80", "-0.00", "+1.00",
                                        "1e2", " 1.00", "10000000000000000.00"})
        EXPECT_FALSE(Money::parse(text)) << text;
}

TEST(Money, WritesRoublesWithTwoDecimals) {
    EXPECT_EQ(Money::kopecks(9680).to_string(), "96.80");
    EXPECT_EQ(Money::kopecks(-5).to_string(), "-0.05");
    EXPECT_EQ(Money().to_string(), "0.00");
    EXPECT_EQ(Money::kopecks(INT64_MIN).to_string(), "-92233720368547758.08");
}

TEST(Money, ThrowsPast64Bits) {
    const Money most = Money::kopecks(INT64_MAX);
    const Money least = Money::kopecks(INT64_MIN);
    const Money kopeck = Money::kopecks(1);
    EXPECT_THROW(most + kopeck, Overflow);
    EXPECT_THROW(least - kopeck, Overflow);
    EXPECT_THROW(-least, Overflow);
    EXPECT_THROW(kopeck - least, Overflow);
    Money balance = most;
    EXPECT_THROW(balance += kopeck, Overflow);
    EXPECT_EQ(balance, most);
    balance = least;
    EXPECT_THROW(balance -= kopeck, Overflow);
    EXPECT_EQ(balance, least);
    EXPECT_EQ(most + least, -kopeck);
}

TEST(Money, ComparesAndSigns) {
    EXPECT_LT(Money::kopecks(-1), Money());
    EXPECT_TRUE(Money::kopecks(-1).is_negative());
    EXPECT_FALSE(Money().is_negative());
    EXPECT_TRUE(Money().is_zero());
    EXPECT_EQ(Money::kopecks(9680).to_decimal(), Decimal(968, 1));
}

}  // namespace
}  // namespace kvit
