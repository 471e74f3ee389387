#include "kvit/quantity/unit.hpp"

#include <gtest/gtest.h>

#include "unit/random.hpp"

namespace kvit {
namespace {

TEST(Unit, IsWrittenAsProductsAndQuotients) {
    EXPECT_EQ(code_of(unit::none), "1");
    EXPECT_EQ(code_of(unit::m3), "m3");
    EXPECT_EQ(code_of(unit::rub / unit::m3), "RUB/m3");
    EXPECT_EQ(code_of(unit::m3 / unit::person / unit::year), "m3/person/year");
    EXPECT_EQ(code_of(unit::none / unit::day), "1/day");
    EXPECT_EQ(code_of(unit::m2 * unit::day), "m2*day");
    EXPECT_EQ(code_of(unit::m2 * unit::m2 / unit::gcal), "m2*m2/Gcal");
}

TEST(Unit, IsWrittenForPeople) {
    EXPECT_EQ(text_of(unit::none, Language::ru), "");
    EXPECT_EQ(text_of(unit::rub / unit::m3, Language::ru), "₽/м³");
    EXPECT_EQ(text_of(unit::rub / unit::kwh, Language::ru), "₽/кВт·ч");
    EXPECT_EQ(text_of(unit::rub / unit::m3, Language::en), "RUB/m³");
    EXPECT_EQ(text_of(unit::none / unit::day, Language::en), "1/days");
}

TEST(Unit, ReadsWhatItWrites) {
    test::Random random(3);
    for (int round = 0; round < 5'000; ++round) {
        Unit unit;
        for (const auto& base : unit::spellings)
            unit.*base.exponent =
                static_cast<std::int8_t>(random.one_in(3) ? random.between(-3, 3) : 0);
        ASSERT_EQ(parse_unit(code_of(unit)), unit) << code_of(unit);
    }
    for (const auto& base : unit::spellings) EXPECT_TRUE(parse_unit(base.code)) << base.code;
    EXPECT_EQ(parse_unit("1"), unit::none);
}

TEST(Unit, RefusesAnythingElse) {
    for (const std::string_view code :
         {"", "rub", "m4", "m3 ", " m3", "m3/", "/m3", "*", "m3//day", "m3*", "RUB / m3", "м3", "2",
          "m3/1", "m3*1", "m3/10", "kwh", "KWH", "m3*m3*m3*m3*m3*m3*m3*m3*m3*m3"})
        EXPECT_FALSE(parse_unit(code)) << '"' << code << '"';
}

TEST(Unit, MultipliesExponents) {
    static_assert(unit::rub / unit::m3 * unit::m3 == unit::rub);
    static_assert(unit::m3 / unit::m3 == unit::none);
    static_assert(!(unit::m3 == unit::kwh));
    EXPECT_EQ(unit::m3 * unit::person, unit::person * unit::m3);
}

}  // namespace
}  // namespace kvit
