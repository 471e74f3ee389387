// Inputs that a formula would take and a careful clerk would send back.
#include "unit/town.hpp"

namespace kvit::test {
namespace {

using testing::HasSubstr;

constexpr auto july = "2025-07";

/// The built-in law with another raising factor on cold water.
Books with_factor(const std::string& unit, const std::string& value) {
    auto law = format::read_law(R"({"schema": "kvit-law/1", "edition": "e", "parameters": [
        {"id": "metering.volume", "title": {"ru": "т", "en": "t"}, "unit": "1", "kind": "volume",
         "values": [{"value": )" +
                                volume_rules() +
                                R"(}]},
        {"id": "metering.raising_factor.cold_water.no_meter", "title": {"ru": "а", "en": "a"},
         "unit": ")" + unit + R"(", "values": [{"value": ")" +
                                value + R"("}]}]})");
    EXPECT_TRUE(law.ok()) << messages(law);
    Books books;
    books.law = *law;
    return books;
}

Town without_meter() { return Town().flat().people(2).cold().installable("cold_water"); }

TEST(RefusedInputs, AFactorIsAPlainNumber) {
    EXPECT_EQ(said(closing(without_meter(), july, with_factor("1", "1.5"))), "ok");
    EXPECT_EQ(said(closing(without_meter(), july, with_factor("RUB/m3", "1.5"))),
              "unit_mismatch supplies[0]\n");
}

TEST(RefusedInputs, ARaisingFactorDoesNotLower) {
    EXPECT_EQ(said(closing(without_meter(), july, with_factor("1", "1"))), "ok");
    EXPECT_EQ(said(closing(without_meter(), july, with_factor("1", "0.9"))),
              "out_of_range supplies[0]\n");
}

TEST(RefusedInputs, AnInputOutOfItsKindIsNamedInWordsOfTheFormula) {
    const auto closed = closing(without_meter(), july, with_factor("1", "1.23456"));
    EXPECT_EQ(said(closed), "too_precise supplies[0]\n");
    EXPECT_THAT(messages(closed), HasSubstr("K = 1.23456"));
}

TEST(RefusedInputs, PeopleAreCountedTogether) {
    Town town = Town().flat().cold();
    town.add("occupancy", R"("account": "1", "registered": 600, "temporary": 401)");
    const auto closed = closing(town, july);
    EXPECT_EQ(said(closed), "out_of_range occupancy[0].registered\n");
    EXPECT_THAT(messages(closed), HasSubstr("1001"));
}

TEST(RefusedInputs, ACreditorIsReportedOnlyWhereOneIsGiven) {
    Town town = Town().flat().people(1);
    town.add("supplies", R"("service": "maintenance", "provider": "nobody", "method": "per_area",
                            "tariff": "area")");
    EXPECT_EQ(said(closing(town, july)), "unknown_reference supplies[0].provider\n");
}

}  // namespace
}  // namespace kvit::test
