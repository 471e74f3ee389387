// Every method of charging through close(), with amounts computed by hand.
#include "unit/town.hpp"

namespace kvit::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string july = "2025-07";

/// One flat of 50 m² with two people.
Town flat() { return Town().flat().people(2); }
/// A meter that was billed up to 100.
Town& metered(Town& town, const std::string& id, std::string_view service, std::string_view last) {
    town.meter(id, service, "2023-04-03..").reading(id, "2025-06-23", "100");
    return town.reading(id, "2025-07-23", last);
}

TEST(Methods, MeteredVolumeTimesTariff) {
    Town town = flat().cold();
    metered(town, "c", "cold_water", "105.775");
    const auto closed = closing(town, july);
    ASSERT_TRUE(closed) << messages(closed);
    EXPECT_THAT(brief(closed), ElementsAre("cold_water 228.46"));  // 5.775 × 39.56 = 228.459
    const auto& line = closed->bills[0].lines[0];
    EXPECT_EQ(line.quantity, dec("5.775"));
    EXPECT_EQ(line.price, dec("39.56"));
    EXPECT_EQ(line.reason.ru, "Расход по счётчику: 105,775 − 100 = 5,775 м³.");
}

TEST(Methods, ElectricityByMeter) {
    Town town = flat().electricity();
    metered(town, "e", "electricity", "282");
    EXPECT_THAT(lines(town, july), ElementsAre("electricity 868.14"));  // 182 × 4.77
}

TEST(Methods, NothingConsumedIsALineOfZero) {
    Town town = flat().cold();
    metered(town, "c", "cold_water", "100");
    EXPECT_THAT(lines(town, july), ElementsAre("cold_water 0.00"));
}

TEST(Methods, NormWithoutAMeter) {
    EXPECT_THAT(lines(flat().cold(), july), ElementsAre("cold_water 336.26"));  // 2 × 4.25 × 39.56
}

TEST(Methods, TemporaryResidentsCountForNorms) {
    Town town = Town().flat().cold();
    town.add("occupancy", R"("account": "1", "registered": 1, "temporary": 1)");
    EXPECT_THAT(lines(town, july), ElementsAre("cold_water 336.26"));
}

TEST(Methods, NoFactorWhereAMeterIsImpossibleOrNothingIsKnown) {
    EXPECT_THAT(lines(flat().cold().installable("cold_water", false), july),
                ElementsAre("cold_water 336.26"));
    EXPECT_THAT(lines(flat().cold().installable("hot_water"), july),
                ElementsAre("cold_water 336.26"));
}

TEST(Methods, FactorAddsAnExcessLine) {
    const Town town = flat().cold().installable("cold_water");
    // 2 × 4.25 × (1.5 − 1) × 39.56 = 168.13
    EXPECT_THAT(lines(town, july), ElementsAre("cold_water 336.26", "cold_water/excess 168.13"));
    const auto closed = closing(town, july);
    EXPECT_EQ(closed->bills[0].lines[1].quantity, dec("4.25"));
    EXPECT_EQ(closed->bills[0].totals.charged, money("504.39"));
}

TEST(Methods, FactorInOneSum) {
    const Town town = flat().cold().installable("cold_water");
    EXPECT_THAT(lines(town, july, choosing("raising_factor_lines", "one_sum")),
                ElementsAre("cold_water 504.39"));  // 2 × 4.25 × 1.5 × 39.56
}

TEST(Methods, FactorChangesInTheMiddleOfDecember2025) {
    const Town town = flat().cold().installable("cold_water");
    EXPECT_THAT(lines(town, "2025-11"),
                ElementsAre("cold_water 336.26", "cold_water/excess 168.13"));
    EXPECT_THAT(lines(town, "2026-01"),
                ElementsAre("cold_water 336.26", "cold_water/excess 672.52"));
    // The base does not change, so it is one line: 168.13 × 5/31 = 27.1177; 672.52 × 26/31 =
    // 564.049.
    EXPECT_THAT(lines(town, "2025-12"),
                ElementsAre("cold_water 336.26", "cold_water/excess 27.12 5/31",
                            "cold_water/excess 564.05 26/31"));
    // 504.39 × 5/31 = 81.3532; 1008.78 × 26/31 = 846.0735
    EXPECT_THAT(lines(town, "2025-12", choosing("raising_factor_lines", "one_sum")),
                ElementsAre("cold_water 81.35 5/31", "cold_water 846.07 26/31"));
}

TEST(Methods, NoFactorIsKnownForElectricity) {
    EXPECT_THAT(lines(flat().electricity().installable("electricity"), july),
                ElementsAre("electricity 763.20"));  // 2 × 80 × 4.77
}

TEST(Methods, HotWaterByMeter) {
    Town town = flat().hot();
    metered(town, "h", "hot_water", "103.451");
    // 3.451 × 49.19 = 169.75469; 3.451 × 0.0611 × 2371.72 = 500.0916
    EXPECT_THAT(lines(town, july), ElementsAre("hot_water/water 169.75", "hot_water/heat 500.09"));
    // 3.451 × (49.19 + 0.0611 × 2371.72) = 669.8463: a kopeck more than the two lines.
    EXPECT_THAT(lines(town, july, choosing("hot_water_lines", "one_line")),
                ElementsAre("hot_water 669.85"));
    EXPECT_EQ(closing(town, july)->bills[0].lines[1].quantity, dec("0.2108561"));
}

TEST(Methods, HotWaterByNorm) {
    const Town town = flat().hot();
    // 6.38 × 49.19 = 313.8322; 6.38 × 0.0611 × 2371.72 = 924.5391; together 1238.3713
    EXPECT_THAT(lines(town, july), ElementsAre("hot_water/water 313.83", "hot_water/heat 924.54"));
    EXPECT_THAT(lines(town, july, choosing("hot_water_lines", "one_line")),
                ElementsAre("hot_water 1238.37"));
}

TEST(Methods, FactorRaisesTheWaterOfHotWaterOnly) {
    const Town town = flat().hot().installable("hot_water");
    // 313.8322 × 0.5 = 156.9161; × 1.5 = 470.7483
    EXPECT_THAT(lines(town, july), ElementsAre("hot_water/water 313.83", "hot_water/heat 924.54",
                                               "hot_water/excess 156.92"));
    EXPECT_THAT(lines(town, july, choosing("raising_factor_lines", "one_sum")),
                ElementsAre("hot_water/water 470.75", "hot_water/heat 924.54"));
    // 6.38 × (1.5 × 49.19 + 0.0611 × 2371.72) = 1395.2874
    EXPECT_THAT(
        lines(town, july, with(policy(R"({"option": "hot_water_lines", "choice": "one_line"},
                             {"option": "raising_factor_lines", "choice": "one_sum"})"))),
        ElementsAre("hot_water 1395.29"));
}

// The two options are independent: water and heat on one line says nothing of the excess.
TEST(Methods, OneLineOfHotWaterKeepsTheExcessApart) {
    EXPECT_THAT(
        lines(flat().hot().installable("hot_water"), july, choosing("hot_water_lines", "one_line")),
        ElementsAre("hot_water 1238.37", "hot_water/excess 156.92"));
}

// What is printed as the price must belong to the printed volume.
TEST(Methods, OneLineOfHotWaterPrintsItsOwnPrice) {
    Town town = flat().hot();
    metered(town, "h", "hot_water", "103.451");
    const auto closed = closing(town, july, choosing("hot_water_lines", "one_line"));
    ASSERT_TRUE(closed);
    const auto& line = closed->bills[0].lines[0];
    EXPECT_EQ(line.quantity, dec("3.451"));
    EXPECT_NE(line.price.to_string(), "49.19") << "3.451 × 49.19 is not 669.85";
}

TEST(Methods, WasteWaterOfTwoMeters) {
    Town town = flat().cold().hot().waste();
    metered(town, "c", "cold_water", "105.775");
    metered(town, "h", "hot_water", "103.451");
    EXPECT_THAT(lines(town, july), Contains("waste_water 243.66"));  // 9.226 × 26.41 = 243.65866
}

TEST(Methods, WasteWaterOfAMeterAndANorm) {
    Town town = flat().cold().hot().waste();
    metered(town, "c", "cold_water", "105.775");
    EXPECT_THAT(lines(town, july), Contains("waste_water 321.01"));  // 12.155 × 26.41 = 321.01355
}

TEST(Methods, WasteWaterOfTwoNormsHasNoFactor) {
    EXPECT_THAT(
        lines(flat().cold().hot().waste().installable("cold_water").installable("hot_water"), july),
        Contains("waste_water 392.98"));  // 14.88 × 26.41 = 392.9808
}

TEST(Methods, WasteWaterOfColdWaterAlone) {
    Town town = flat().cold().waste();
    metered(town, "c", "cold_water", "105.775");
    EXPECT_THAT(lines(town, july), Contains("waste_water 152.52"));  // 5.775 × 26.41 = 152.51775
}

// Cold water metered for 16 days and hot water by norm all month: no common share of the month, so
// the volumes of the days are carried at 7 decimals.
TEST(Methods, WasteWaterOfAPartialMonthMixed) {
    Town town = flat().cold().hot().waste();
    town.meter("c", "cold_water", "2025-07-16..", "1", "0").reading("c", "2025-07-30", "4");
    const auto closed = closing(town, july);
    ASSERT_TRUE(closed) << messages(closed);
    EXPECT_THAT(brief(closed), ElementsAre("cold_water 162.71 15/31", "cold_water 158.24",
                                           "hot_water/water 313.83", "hot_water/heat 924.54",
                                           "waste_water 190.15 15/31", "waste_water 192.61"));
    // 4 + 6.38 × 16/31 = 7.2929032 m³
    EXPECT_EQ(closed->bills[0].lines[5].quantity, dec("7.2929032"));
}

// The same, with a fact that says again what is known: equal segments are one line.
TEST(Methods, WasteWaterMergesSegmentsOfAPartialMonthMixed) {
    Town town = Town().flat().people(2, "..2025-07-20").people(2, "2025-07-20..");
    town.cold().hot().waste();
    town.meter("c", "cold_water", "2025-07-16..", "1", "0").reading("c", "2025-07-30", "4");
    EXPECT_THAT(lines(town, july), ElementsAre("cold_water 162.71 15/31", "cold_water 158.24",
                                               "hot_water/water 313.83", "hot_water/heat 924.54",
                                               "waste_water 190.15 15/31", "waste_water 192.61"));
}

TEST(Methods, WasteWaterOfNoWaterIsNothing) {
    EXPECT_THAT(lines(flat().waste(), july), ElementsAre("waste_water 0.00"));
}

TEST(Methods, Rates) {
    const Town town = flat()
                          .maintenance()
                          .supply("gas", "per_person", R"("tariff": "person")")
                          .supply("intercom", "per_premises", R"("tariff": "premises")")
                          .insurance();
    EXPECT_THAT(lines(town, july), ElementsAre("maintenance 1345.00", "gas 252.24",
                                               "intercom 65.00", "insurance 175.00"));
}

TEST(Methods, SolidWastePerPerson) {
    const auto by = [](const std::string& norm) {
        return flat().supply("solid_waste", "solid_waste_person",
                             R"("tariff": "solid", "norm": ")" + norm + "\"");
    };
    // 2 × 2.15 / 12 × 683.27 = 244.8384
    EXPECT_THAT(lines(by("solid.person.year"), july), ElementsAre("solid_waste 244.84"));
    // 2 × 0.18 × 683.27 = 245.9772
    EXPECT_THAT(lines(by("solid.person"), july), ElementsAre("solid_waste 245.98"));
    EXPECT_THAT(lines(by("solid.area"), july), ElementsAre("unit_mismatch supplies[0].norm\n"));
}

TEST(Methods, SolidWastePerArea) {
    const auto by = [](const std::string& norm) {
        return flat().supply("solid_waste", "solid_waste_area",
                             R"("tariff": "solid", "norm": ")" + norm + "\"");
    };
    // 50 × 0.0897 / 12 × 683.27 = 255.3722; 50 × 0.0075 × 683.27 = 256.22625
    EXPECT_THAT(lines(by("solid.area.year"), july), ElementsAre("solid_waste 255.37"));
    EXPECT_THAT(lines(by("solid.area"), july), ElementsAre("solid_waste 256.23"));
    // The rate first: 0.0897 / 12 × 683.27 = 5.1074 → 5.11; 0.0075 × 683.27 = 5.1245 → 5.12.
    const auto rounded = choosing("solid_waste_area_rate", "rounded_first");
    EXPECT_THAT(lines(by("solid.area.year"), july, rounded), ElementsAre("solid_waste 255.50"));
    EXPECT_THAT(lines(by("solid.area"), july, rounded), ElementsAre("solid_waste 256.00"));
    EXPECT_EQ(closing(by("solid.area"), july, rounded)->bills[0].lines[0].price, dec("5.12"));
    EXPECT_THAT(lines(by("solid.person"), july), ElementsAre("unit_mismatch supplies[0].norm\n"));
}

TEST(Methods, NobodyRegistered) {
    const Town town = Town().flat().people(0, "", "1", 2).cold();
    const auto owners = closing(town, july);
    EXPECT_THAT(brief(owners), ElementsAre("cold_water 336.26"));
    EXPECT_THAT(codes(owners->bills[0]), Contains("owners_counted"));
    EXPECT_EQ(owners->bills[0].people, 2);
    const auto nobody = closing(town, july, choosing("nobody_registered", "nobody"));
    EXPECT_THAT(brief(nobody), ElementsAre("cold_water 0.00"));
    EXPECT_THAT(codes(nobody->bills[0]), Contains("nobody_counted"));
    EXPECT_EQ(nobody->bills[0].people, 0);
}

// P. 56(2) counts the owners, and there is always one: a number that nobody gave is not zero.
TEST(Methods, NobodyRegisteredAndNoOwnersKnownIsAMissingFact) {
    Town town = Town().flat().cold();
    town.add("occupancy", R"("account": "1", "registered": 0)");
    EXPECT_THAT(said(closing(town, july)), HasSubstr("missing_fact"));
}

TEST(Methods, MissingReading) {
    Town town = flat().cold().installable("cold_water");
    town.meter("c", "cold_water", "2023-04-03..").reading("c", "2025-06-23", "100");
    // 100 m³ in the 26 months since the meter was installed.
    const auto by_average = closing(town, july);
    ASSERT_TRUE(by_average) << messages(by_average);
    EXPECT_THAT(brief(by_average), ElementsAre("cold_water 152.15"));
    EXPECT_THAT(codes(by_average->bills[0]), Contains("average_reading_not_sent"));
    EXPECT_THAT(by_average->bills[0].lines[0].reason.ru, HasSubstr("не передано"));
    const auto by_norm = closing(town, july, choosing("missing_reading", "norm"));
    EXPECT_THAT(brief(by_norm), ElementsAre("cold_water 336.26"));  // without a factor
    EXPECT_THAT(codes(by_norm->bills[0]), Contains("norm_no_reading"));
    EXPECT_THAT(lines(town, july, choosing("missing_reading", "refuse")),
                ElementsAre("missing_fact meters[0]\n"));
}

// A month by norm is settled by a recalculation, which is not part of this version: the bill of the
// month with the reading says that it covers both, and what to do.
TEST(Methods, AReadingAfterAMonthByNormSaysSo) {
    Town town = flat().cold();
    town.meter("c", "cold_water", "2023-04-03..").reading("c", "2025-06-23", "100");
    town.reading("c", "2025-08-23", "110");
    const auto first = opening("2025-07", "", billed("c", "2025-06-23", "100"));
    const auto july_closed = closing(town, "2025-07", Books(), &first);
    ASSERT_TRUE(july_closed);
    const auto august = closing(town, "2025-08", Books(), &july_closed->closing);
    ASSERT_TRUE(august) << messages(august);
    // 5 m³ each month; July was billed 3.8461538 by average, 152.15.
    EXPECT_THAT(brief(august), ElementsAre("cold_water 197.80", "cold_water/recalculation 45.65"));
    EXPECT_THAT(codes(august->bills[0]), ElementsAre("late_reading_spread"));
    const auto whole =
        closing(town, "2025-08", choosing("late_reading", "this_month"), &july_closed->closing);
    EXPECT_THAT(brief(whole), ElementsAre("cold_water 395.60"));
    ASSERT_THAT(codes(whole->bills[0]), ElementsAre("difference_spans_months"));
    EXPECT_THAT(whole->bills[0].decisions[0].text.ru, HasSubstr("нужен перерасчёт"));
}

TEST(Methods, BandExceeded) {
    const auto books = with(Tariffs().tariff("el", "electricity", "RUB/kWh", "4.77",
                                             R"("band": {"number": 1, "up_to": "182"}, )"));
    const auto consumed = [](std::string_view last) {
        Town town = flat().electricity();
        return metered(town, "e", "electricity", last);
    };
    EXPECT_THAT(lines(consumed("282"), july, books), ElementsAre("electricity 868.14"));
    EXPECT_THAT(lines(consumed("282.1"), july, books),
                ElementsAre("band_exceeded supplies[0].tariff\n"));
}

// A tariff for one zone of the day, or for the second band, is not the tariff of the whole volume.
TEST(Methods, ATariffForAPartOfTheVolumeIsRefused) {
    Town town = flat().electricity();
    metered(town, "e", "electricity", "282");
    EXPECT_FALSE(closing(
        town, july,
        with(Tariffs().tariff("el", "electricity", "RUB/kWh", "2.50", R"("zone": "night", )"))));
    EXPECT_FALSE(closing(town, july,
                         with(Tariffs().tariff("el", "electricity", "RUB/kWh", "8.27",
                                               R"("band": {"number": 2, "up_to": "6000"}, )"))));
}

// A supply of cold water at the norm or the tariff of another service is a slip of the pen.
TEST(Methods, ATariffOrNormOfAnotherServiceIsRefused) {
    EXPECT_FALSE(closing(
        flat().supply("cold_water", "metered_or_norm", R"("tariff": "waste", "norm": "cold")"),
        july));
    EXPECT_FALSE(closing(
        flat().supply("cold_water", "metered_or_norm", R"("tariff": "cold", "norm": "hot")"),
        july));
}

TEST(Methods, UnitsMustFit) {
    EXPECT_THAT(lines(flat().supply("maintenance", "per_area", R"("tariff": "rate.person")"), july,
                      with(Tariffs().tariff("rate.person", "maintenance", "RUB/person", "1.00"))),
                ElementsAre("unit_mismatch supplies[0].tariff\n"));
    EXPECT_THAT(lines(flat().supply("cold_water", "metered_or_norm",
                                    R"("tariff": "cold", "norm": "solid.area")"),
                      july),
                ElementsAre("contradiction supplies[0].norm\n"));
    Town town = flat().cold();
    town.add("meters", R"("meter": "c", "account": "1", "service": "cold_water", "unit": "kWh",
                          "start": "0", "valid_from": "2025-01-01")");
    town.reading("c", "2025-07-23", "4");
    EXPECT_THAT(lines(town, july), ElementsAre("wrong_meter meters[0].unit\n"));
}

// Through the C++ API nobody has read the document: what a method needs must still be asked for.
TEST(MethodsDeathTest, HotWaterWithoutItsHeatTariffIsAnError) {
    auto house = flat().hot().house();
    house.supplies[0].heat_tariff.reset();
    const Books books;
    EXPECT_EXIT(
        {
            const auto closed = close::close(books.rules(), house, nullptr, month(july));
            std::_Exit(closed ? 1 : 0);
        },
        testing::ExitedWithCode(0), "");
}

// A reading beyond all reason is an error of the data and not of the program.
TEST(Methods, AnAbsurdReadingIsAnError) {
    Town town = flat().cold().hot().waste();
    town.meter("c", "cold_water", "2025-07-16..", "1", "0");
    town.reading("c", "2025-07-30", "999999999999");
    const auto house = town.house();
    const Books books;
    EXPECT_NO_THROW({
        const auto closed = close::close(books.rules(), house, nullptr, month(july));
        EXPECT_FALSE(closed);
    });
}

}  // namespace
}  // namespace kvit::test
