// Parts of a month: what cuts it, what is merged again, and what an account owes for its days.
#include "unit/town.hpp"

namespace kvit::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

const std::string july = "2025-07";

TEST(MonthParts, OccupancyChanges) {  // core-C8
    const Town town = Town().flat().people(2, "..2025-07-16").people(3, "2025-07-16..").hot();
    EXPECT_THAT(lines(town, july),
                ElementsAre("hot_water/water 151.85 15/31", "hot_water/water 242.97 16/31",
                            "hot_water/heat 447.36 15/31", "hot_water/heat 715.77 16/31"));
    EXPECT_THAT(lines(town, "2025-06"),
                ElementsAre("hot_water/water 313.83", "hot_water/heat 924.54"));
    const auto closed = closing(town, july);
    EXPECT_EQ(closed->bills[0].people, 3) << "counted on the last day";
    const auto& first = closed->bills[0].lines[0];
    EXPECT_EQ(first.interval, (Interval{day("2025-07-01"), day("2025-07-16")}));
    EXPECT_THAT(first.reason.ru, HasSubstr("Дней: 15 из 31, с 01.07.2025 по 15.07.2025."));
}

TEST(MonthParts, TariffChanges) {  // 3.19 × 37.36 × 6/28 = 25.5382; 3.19 × 36.65 × 22/28 = 91.8606
    const auto books = with(Tariffs()
                                .norm("cold", "cold_water", "m3/person", "3.19")
                                .tariff("cold", "cold_water", "RUB/m3",
                                        R"([{"to": "2022-02-07", "value": "37.36"},
                                            {"from": "2022-02-07", "value": "36.65"}])"));
    EXPECT_THAT(lines(Town().flat().people(1).cold(), "2022-02", books),
                ElementsAre("cold_water 25.54 6/28", "cold_water 91.86 22/28"));
}

TEST(MonthParts, TariffChangesOnTheFirstDay) {
    const auto books = with(Tariffs().tariff("cold", "cold_water", "RUB/m3",
                                             R"([{"to": "2025-07-01", "value": "37.36"},
                                                 {"from": "2025-07-01", "value": "39.56"}])"));
    const Town town = Town().flat().people(2).cold();
    EXPECT_THAT(lines(town, july, books), ElementsAre("cold_water 336.26"));
    EXPECT_THAT(lines(town, "2025-06", books), ElementsAre("cold_water 317.56"));
}

TEST(MonthParts, TariffIsPublishedAgainUnchanged) {
    const auto books = with(Tariffs().tariff("cold", "cold_water", "RUB/m3",
                                             R"([{"to": "2025-07-10", "value": "39.56"},
                                                 {"from": "2025-07-10", "value": "39.560"}])"));
    EXPECT_THAT(lines(Town().flat().people(2).cold(), july, books),
                ElementsAre("cold_water 336.26"));
}

TEST(MonthParts, MeteredVolumeIsSharedByDaysOfTheTariffs) {
    const auto books = with(Tariffs().tariff("cold", "cold_water", "RUB/m3",
                                             R"([{"to": "2025-07-16", "value": "39.56"},
                                                 {"from": "2025-07-16", "value": "42.00"}])"));
    Town town = Town().flat().people(2).cold();
    town.meter("c", "cold_water", "2023-04-03..").reading("c", "2025-06-23", "10");
    town.reading("c", "2025-07-23", "16.2");
    // 6.2 × 15/31 = 3 m³ at 39.56; 3.2 m³ at 42.00
    EXPECT_THAT(lines(town, july, books),
                ElementsAre("cold_water 118.68 15/31", "cold_water 134.40 16/31"));
}

TEST(MonthParts, ChangeAndChangeBack) {
    const Town town = Town()
                          .flat()
                          .people(2, "..2025-07-11")
                          .people(3, "2025-07-11..2025-07-21")
                          .people(2, "2025-07-21..")
                          .cold();
    // 336.26 × 21/31 = 227.789; 504.39 × 10/31 = 162.706
    const auto closed = closing(town, july);
    EXPECT_THAT(brief(closed), ElementsAre("cold_water 227.79 21/31", "cold_water 162.71 10/31"));
    // A resident reads the days: 21 days do not go "from 1 to 31 July" beside ten others.
    EXPECT_THAT(closed->bills[0].lines[0].reason.ru,
                testing::Not(HasSubstr("21 из 31, с 01.07.2025 по 31.07.2025")));
}

TEST(MonthParts, RenewedFactsChangeNothing) {
    Town town = Town().flat().people(2, "..2025-07-16").people(2, "2025-07-16..");
    town.cold().hot().waste().maintenance();
    const auto once = lines(Town().flat().people(2).cold().hot().waste().maintenance(), july);
    EXPECT_EQ(lines(town, july), once);
    Town again = Town().people(2).cold().hot().waste().maintenance();
    again.add("premises", R"("premises": "p1", "kind": "dwelling", "area": "50.00",
                             "valid_to": "2025-07-09")");
    again.add("premises", R"("premises": "p1", "kind": "dwelling", "area": "50",
                             "valid_from": "2025-07-09")");
    again.add("accounts", R"("account": "1", "premises": "p1", "valid_to": "2025-07-12")");
    again.add("accounts", R"("account": "1", "premises": "p1", "valid_from": "2025-07-12")");
    EXPECT_EQ(lines(again, july), once);
}

TEST(MonthParts, ARenewedSupplyChangesNothing) {
    Town town = Town().flat().people(2).maintenance();
    Town renewed = Town().flat().people(2);
    renewed.supply("maintenance", "per_area", R"("tariff": "area")", "..2025-07-16");
    renewed.supply("maintenance", "per_area", R"("tariff": "area")", "2025-07-16..");
    EXPECT_EQ(lines(renewed, july), lines(town, july));
}

// The volume of the month is shared between supplies that follow each other, never charged to both.
TEST(MonthParts, ARenewedSupplyOfAMeteredServiceSharesTheVolume) {
    const auto metered = [](Town town) {
        town.meter("c", "cold_water", "2023-04-03..").reading("c", "2025-06-23", "100");
        return town.reading("c", "2025-07-23", "110");
    };
    const std::string keys = R"("tariff": "cold", "norm": "cold")";
    Town renewed = Town().flat().people(2);
    renewed.supply("cold_water", "metered_or_norm", keys, "..2025-07-16");
    renewed.supply("cold_water", "metered_or_norm", keys, "2025-07-16..");
    EXPECT_EQ(lines(metered(renewed), july), lines(metered(Town().flat().people(2).cold()), july));

    // Another creditor from the 16th: 395.60 in all, by days. 395.6 × 15/31 = 191.419
    Town moved = Town().flat().people(2);
    moved.supply("cold_water", "metered_or_norm", keys, "..2025-07-16");
    moved.supply("cold_water", "metered_or_norm", keys + R"(, "creditor": "fund")", "2025-07-16..");
    EXPECT_THAT(lines(metered(moved), july),
                ElementsAre("cold_water 191.42 15/31", "cold_water 204.18 16/31"));
}

TEST(MonthParts, AreaChanges) {
    Town town = Town().people(2).maintenance();
    town.add("premises",
             R"("premises": "p1", "kind": "dwelling", "area": "50", "valid_to": "2025-07-16")");
    town.add("premises",
             R"("premises": "p1", "kind": "dwelling", "area": "60", "valid_from": "2025-07-16")");
    town.add("accounts", R"("account": "1", "premises": "p1")");
    // 1345 × 15/31 = 650.806; 1614 × 16/31 = 833.032
    const auto closed = closing(town, july);
    EXPECT_THAT(brief(closed), ElementsAre("maintenance 650.81 15/31", "maintenance 833.03 16/31"));
    EXPECT_EQ(closed->bills[0].area, dec("60"));
}

TEST(MonthParts, AccountOpensAndCloses) {
    EXPECT_THAT(lines(Town().flat("1", "50", "2025-07-16..").people(2).maintenance(), july),
                ElementsAre("maintenance 694.19 16/31"));
    EXPECT_THAT(lines(Town().flat("1", "50", "..2025-07-16").people(2).maintenance(), july),
                ElementsAre("maintenance 650.81 15/31"));
    EXPECT_THAT(lines(Town().flat("1", "50", "..2025-07-01").people(2).maintenance(), july),
                ElementsAre("no bill"));
    EXPECT_THAT(lines(Town().flat("1", "50", "2025-07-31..").people(2).maintenance(), july),
                ElementsAre("maintenance 43.39 1/31"));
}

TEST(MonthParts, SupplyStartsInTheMiddleWithAMeter) {
    Town town = Town().flat().people(2);
    town.supply("cold_water", "metered_or_norm", R"("tariff": "cold", "norm": "cold")",
                "2025-07-16..");
    town.meter("c", "cold_water", "2025-07-16..", "1", "7").reading("c", "2025-07-30", "11");
    EXPECT_THAT(lines(town, july), ElementsAre("cold_water 158.24"));  // the whole 4 m³
}

TEST(MonthParts, MeterIsInstalledInTheMiddle) {
    Town town = Town().flat().people(2).cold();
    town.meter("c", "cold_water", "2025-07-16..", "1", "7").reading("c", "2025-07-30", "11");
    EXPECT_THAT(lines(town, july), ElementsAre("cold_water 162.71 15/31", "cold_water 158.24"));
}

TEST(MonthParts, MeterIsReplacedInTheMiddle) {
    Town town = Town().flat().people(2).cold();
    town.meter("old", "cold_water", "2023-04-03..2025-07-16").reading("old", "2025-06-23", "100");
    town.reading("old", "2025-07-15", "103").meter("new", "cold_water", "2025-07-16..");
    town.reading("new", "2025-07-30", "1.5");
    EXPECT_THAT(lines(town, july), ElementsAre("cold_water 178.02"));  // 4.5 × 39.56
}

// The first fact of a meter ends where the next one starts: one meter, one difference.
TEST(MonthParts, ARenewedMeterIsNotBilledTwice) {
    Town town = Town().flat().people(2).cold();
    town.meter("c", "cold_water", "2023-04-03..2025-07-16")
        .meter("c", "cold_water", "2025-07-16..");
    town.reading("c", "2025-06-23", "100").reading("c", "2025-07-23", "104");
    const auto opened = opening("2025-07", "", billed("c", "2025-06-23", "100"));
    EXPECT_THAT(lines(town, july, Books(), &opened), ElementsAre("cold_water 158.24"));
}

// One account follows another; the meter stays on the wall and goes over with its readings.
TEST(MonthParts, AMeterGoesOverToTheNextAccount) {
    Town town = Town().people(2).people(3, "", "2").cold();
    town.add("premises", R"("premises": "p", "kind": "dwelling", "area": "50")");
    town.add("accounts", R"("account": "1", "premises": "p", "valid_to": "2025-07-16")");
    town.add("accounts", R"("account": "2", "premises": "p", "valid_from": "2025-07-16")");
    town.meter("c", "cold_water", "2023-04-03..2025-07-16", "1");
    town.meter("c", "cold_water", "2025-07-16..", "2", "103");
    town.reading("c", "2025-06-23", "100").reading("c", "2025-07-15", "103");
    town.reading("c", "2025-07-30", "107");
    const auto opened = opening("2025-07", "", billed("c", "2025-06-23", "100"));
    const auto closed = closing(town, july, Books(), &opened);
    ASSERT_TRUE(closed) << messages(closed);
    ASSERT_EQ(closed->bills.size(), 2u);
    EXPECT_THAT(brief(closed->bills[0]), ElementsAre("cold_water 118.68"));  // 3 m³
    EXPECT_THAT(brief(closed->bills[1]), ElementsAre("cold_water 158.24"));  // 4 m³
}

TEST(MonthParts, PolicyChangesInTheMiddle) {
    const auto books = with(
        policy(R"({"option": "hot_water_lines", "choice": "one_line", "from": "2025-07-16"})"));
    // 313.8322 × 15/31 = 151.8543; 924.5391 × 15/31 = 447.3577; 1238.3713 × 16/31 = 639.1594
    EXPECT_THAT(lines(Town().flat().people(2).hot(), july, books),
                ElementsAre("hot_water 639.16 16/31", "hot_water/water 151.85 15/31",
                            "hot_water/heat 447.36 15/31"));
}

TEST(MonthParts, AGapInAnyInputIsAnErrorWithItsDay) {
    const auto books = with(Tariffs().tariff("cold", "cold_water", "RUB/m3",
                                             R"([{"to": "2025-07-16", "value": "39.56"}])"));
    const auto closed = closing(Town().flat().people(2).cold(), july, books);
    EXPECT_EQ(said(closed), "tariff_gap supplies[0].tariff\n");
    EXPECT_THAT(messages(closed), HasSubstr("2025-07-16"));
    EXPECT_THAT(said(closing(Town().flat().people(2, "..2025-07-16").cold(), july)),
                HasSubstr("missing_fact accounts[0]"));
}

TEST(MonthParts, LawCoveredUpToADayOfTheMonthIsAGap) {
    Books partly;
    partly.law = *format::read_law(R"({"schema": "kvit-law/1", "edition": "e", "parameters": [
        {"id": "metering.volume", "title": {"ru": "т", "en": "t"}, "unit": "1", "kind": "volume",
         "values": [{"value": )" + volume_rules() +
                                   R"(}]},
        {"id": "metering.raising_factor.cold_water.no_meter", "title": {"ru": "К", "en": "K"}, "unit": "1",
         "covered_until": "2025-07-15", "values": [{"value": "1.5"}]}]})");
    EXPECT_EQ(said(closing(Town().flat().people(2).cold().installable("cold_water"), july, partly)),
              "law_gap supplies[0]\n");
}

TEST(MonthParts, TariffsKnownLaterDoNotExistYet) {
    const auto books = with(Tariffs().tariff("cold", "cold_water", "RUB/m3",
                                             R"([{"value": "39.56", "known_on": "2025-07-10"}])"));
    const Town town = Town().flat().people(2).cold();
    EXPECT_EQ(said(closing(town, july, books, nullptr, day("2025-07-09"))),
              "tariff_gap supplies[0].tariff\n");
    EXPECT_THAT(brief(closing(town, july, books, nullptr, day("2025-07-10"))),
                ElementsAre("cold_water 336.26"));
}

TEST(MonthParts, NormIsAskedForOnlyWhereTheVolumeGoesByNorm) {
    Town town = Town().flat().people(2);
    town.supply("cold_water", "metered_or_norm", R"("tariff": "cold")");
    EXPECT_THAT(lines(town, july), ElementsAre("missing_fact supplies[0].norm\n"));
    town.meter("c", "cold_water", "2025-01-01..").reading("c", "2025-07-23", "4");
    EXPECT_THAT(lines(town, july), ElementsAre("cold_water 158.24"));
}

}  // namespace
}  // namespace kvit::test
