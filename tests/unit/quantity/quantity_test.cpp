#include "kvit/quantity/quantity.hpp"

#include <gtest/gtest.h>

#include <type_traits>

namespace kvit {
namespace {

using Volume = Quantity<unit::m3>;

TEST(Quantity, AddsAndComparesWithinOneUnit) {
    const Volume a(Decimal(1'250, 3));
    const Volume b(Decimal(5, 1));
    EXPECT_EQ((a + b).value().to_string(), "1.750");
    EXPECT_EQ((b - a).value().to_string(), "-0.750");
    EXPECT_LT(b, a);
    EXPECT_EQ(Volume(Decimal(5, 1)), Volume(Decimal(500, 3)));
    EXPECT_EQ(Volume().value(), Decimal());
}

TEST(Quantity, TheUnitIsAPartOfTheType) {
    static_assert(!std::is_same_v<Quantity<unit::m3>, Quantity<unit::kwh>>);
    static_assert(std::is_same_v<Rate<unit::m3>, Quantity<unit::rub / unit::m3>>);
    static_assert(!std::is_convertible_v<Decimal, Volume>);
    static_assert(!std::is_constructible_v<Volume, double>);
    static_assert(!std::is_constructible_v<Volume, int>);
    static_assert(!std::is_constructible_v<Quantity<unit::m3>, Quantity<unit::kwh>>);
    EXPECT_EQ(Rate<unit::m3>::unit, unit::rub / unit::m3);
}

TEST(Measure, CarriesItsUnitWithTheData) {
    const Measure measure{Decimal(5, 1), unit::m3};
    EXPECT_EQ(measure, (Measure{Decimal(50, 2), unit::m3}));
    EXPECT_NE(measure, (Measure{Decimal(5, 1), unit::kwh}));
}

}  // namespace
}  // namespace kvit
