// Plans of a tariff book: zones and bands that fit together, limits that rise.
#include "unit/format/tariffs.hpp"

namespace kvit::format {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Of each kind that a plan may refer to: without zone and band, with a zone, with a band, of
/// another service, in another unit.
constexpr const char* tariffs = R"("tariffs": [
    {"id": "any", "service": "electricity", "provider": "p", "unit": "RUB/kWh",
     "values": [{"value": "5"}]},
    {"id": "night", "service": "electricity", "provider": "p", "unit": "RUB/kWh",
     "zone": "night", "values": [{"value": "3"}]},
    {"id": "second", "service": "electricity", "provider": "p", "unit": "RUB/kWh",
     "band": {"number": 2, "up_to": "6000"}, "values": [{"value": "7"}]},
    {"id": "gas", "service": "gas", "provider": "p", "unit": "RUB/m3",
     "values": [{"value": "8"}]},
    {"id": "for-person", "service": "electricity", "provider": "p", "unit": "RUB/person",
     "values": [{"value": "9"}]}])";

std::string plan(const std::string& keys) {
    return std::string(tariffs) + R"(, "plans": [{"id": "x", "service": "electricity",
        "provider": "p", )" +
           keys + "}]";
}

std::vector<std::string> plan_problems(const std::string& keys) {
    return book_problems(plan(keys));
}

/// What the first error of a plan expected.
std::string expected(const std::string& keys) {
    return read_tariffs(book(plan(keys))).errors().first().expected.en;
}

/// Two bands of one zone.
constexpr const char* two_bands = R"("rates": [{"tariff": "any"}, {"band": 2, "tariff": "any"}])";
constexpr const char* three_bands =
    R"("rates": [{"tariff": "any"}, {"band": 2, "tariff": "any"}, {"band": 3, "tariff": "any"}])";

std::string limit(int band, const std::string& values) {
    return R"({"band": )" + std::to_string(band) + R"(, "values": [)" + values + "]}";
}

TEST(Plans, AreRead) {
    const auto result = read_tariffs(sample("tariffs.json"));
    ASSERT_THAT(problems(result), IsEmpty());
    const auto* plan = result->plan(PlanId("city-gas-stoves"));
    ASSERT_NE(plan, nullptr);
    EXPECT_EQ(plan->service.text(), "electricity");
    EXPECT_EQ(plan->provider.text(), "energosbyt");
    EXPECT_EQ(plan->title.en, "City, gas stoves (example)");
    EXPECT_EQ(plan->path, "plans[0]");
    EXPECT_EQ(plan->bands(), 3);
    EXPECT_EQ(plan->rate(Zone::night, 1)->tariff.text(), "power-night-1");
    EXPECT_EQ(plan->rate(Zone::night, 1)->path, "plans[0].rates[1]");
    EXPECT_EQ(plan->rate(Zone::day, 3)->tariff.text(), "power-2");
    EXPECT_EQ(plan->rate(Zone::single, 1), nullptr);
    // By bands, however the document has them.
    const Date october = Date::from_civil(2025, 10, 14);
    ASSERT_EQ(plan->limits.size(), 2u);
    EXPECT_EQ(plan->limits[0].at(october)->value, Decimal::whole(3900));
    EXPECT_EQ(plan->limits[0].at(october)->known_on, Date::from_civil(2025, 6, 21));
    EXPECT_EQ(plan->limits[0].at(october)->reference.act, "пределы диапазонов (пример)");
    EXPECT_EQ(plan->limits[0].at(october + 1)->value, Decimal(46005, 1));
    EXPECT_EQ(plan->limits[0].at(october + 1)->reference.source, "kvit tests");
    EXPECT_EQ(plan->limits[1].at(october)->value, Decimal::whole(6000));
    EXPECT_EQ(plan->electric_heating.at(Date::from_civil(2026, 4, 30))->value, Decimal(18, 1));
    EXPECT_EQ(plan->electric_heating.at(Date::from_civil(2026, 5, 1)), nullptr);
}

TEST(Plans, MayHaveOnePriceForEverything) {
    const auto result = read_tariffs(sample("tariffs.json"));
    ASSERT_TRUE(result);
    const auto* village = result->plan(PlanId("village"));
    ASSERT_NE(village, nullptr);
    EXPECT_EQ(village->bands(), 1);
    EXPECT_EQ(village->rate(Zone::single, 1)->tariff.text(), "power-2");
    EXPECT_TRUE(village->limits.empty() && village->electric_heating.empty());
    EXPECT_THAT(plan_problems(R"("rates": [{"tariff": "any"}], "limits": [])"), IsEmpty());
}

TEST(Plans, ReferToWhatTheBookHas) {
    const auto result = read_tariffs(book(std::string(tariffs) +
                                          R"(, "plans": [{"id": "x", "service": "elektricity",
        "provider": "q", "rates": [{"tariff": "nihgt"}]}])"));
    EXPECT_THAT(problems(result), ElementsAre("unknown_reference plans[0].service",
                                              "unknown_reference plans[0].provider",
                                              "unknown_reference plans[0].rates[0].tariff"));
    EXPECT_THAT(result.errors().list().back().expected.en, HasSubstr("did you mean \"night\"?"));
    EXPECT_THAT(plan_problems(R"("rates": [{"tariff": "any"}]}, {"id": "x",
                    "service": "electricity", "provider": "p", "rates": [{"tariff": "any"}])"),
                ElementsAre("duplicate_id plans[1].id"));
}

TEST(Plans, TakeTariffsOfTheirServiceUnitZoneAndBand) {
    const std::string at = " plans[0].rates[0].tariff";
    EXPECT_THAT(plan_problems(R"("rates": [{"tariff": "gas"}])"),
                ElementsAre("contradiction" + at, "unit_mismatch" + at));
    EXPECT_THAT(plan_problems(R"("rates": [{"tariff": "for-person"}])"),
                ElementsAre("unit_mismatch" + at));
    EXPECT_THAT(plan_problems(R"("rates": [{"zone": "day", "tariff": "night"}])"),
                ElementsAre("contradiction" + at));
    EXPECT_EQ(expected(R"("rates": [{"zone": "day", "tariff": "night"}])"),
              "a tariff of the zone day or without one");
    EXPECT_THAT(plan_problems(R"("rates": [{"tariff": "night"}])"),
                ElementsAre("contradiction" + at));
    EXPECT_THAT(plan_problems(R"("rates": [{"tariff": "second"}])"),
                ElementsAre("contradiction" + at));
    EXPECT_EQ(expected(R"("rates": [{"tariff": "second"}])"), "a tariff of band 1 or without one");
    EXPECT_THAT(plan_problems(R"("rates": [{"zone": "night", "tariff": "night"}])"), IsEmpty());
}

TEST(Plans, HaveAPriceForEveryZoneInEveryBandOnce) {
    const std::string limits = R"(, "limits": [)" + limit(1, R"({"value": "3900"})") + "]";
    const auto rates = [&](const std::string& list) {
        return R"("rates": [)" + list + "]" + limits;
    };
    EXPECT_THAT(plan_problems(rates(R"({"zone": "day", "tariff": "any"},
                                       {"zone": "night", "tariff": "any"},
                                       {"zone": "day", "band": 2, "tariff": "any"},
                                       {"zone": "night", "band": 2, "tariff": "any"})")),
                IsEmpty());
    const std::string gap = rates(R"({"zone": "day", "tariff": "any"},
                                     {"zone": "day", "band": 2, "tariff": "any"},
                                     {"zone": "night", "tariff": "any"})");
    EXPECT_THAT(plan_problems(gap), ElementsAre("contradiction plans[0].rates"));
    EXPECT_EQ(expected(gap), "a price: night, band 2");
    EXPECT_EQ(expected(rates(R"({"band": 2, "tariff": "any"})")), "a price: single, band 1");
    const std::string twice = rates(R"({"tariff": "any"}, {"band": 2, "tariff": "any"},
                                       {"zone": "single", "band": 2, "tariff": "second"})");
    EXPECT_THAT(plan_problems(twice), ElementsAre("contradiction plans[0].rates[2]"));
    EXPECT_THAT(
        plan_problems(R"("rates": [{"tariff": "any"}, {"zone": "night", "tariff": "any"}])"),
        ElementsAre("contradiction plans[0].rates"));
}

TEST(Plans, HaveALimitForEveryBandButTheLast) {
    const auto limits = [](const std::string& bands, const std::string& list) {
        return bands + R"(, "limits": [)" + list + "]";
    };
    const std::string first = limit(1, R"({"value": "3900"})");
    const std::string second = limit(2, R"({"value": "6000"})");
    EXPECT_THAT(plan_problems(limits(three_bands, second + ", " + first)), IsEmpty());
    EXPECT_THAT(plan_problems(two_bands), ElementsAre("contradiction plans[0]"));
    EXPECT_EQ(expected(limits(three_bands, first)), "a limit of band 2");
    EXPECT_THAT(plan_problems(limits(two_bands, first + ", " + second)),
                ElementsAre("contradiction plans[0].limits[1].band"));
    EXPECT_THAT(plan_problems(limits(two_bands, first + ", " + first)),
                ElementsAre("contradiction plans[0].limits[1].band"));
    EXPECT_THAT(plan_problems(limits(R"("rates": [{"tariff": "any"}])", first)),
                ElementsAre("contradiction plans[0].limits[0].band"));
    // A price that could not be read is said once, and not again as a band without a price.
    EXPECT_THAT(plan_problems(limits(R"("rates": [{"tariff": "any"}, {"band": 2}])", first)),
                ElementsAre("missing_key plans[0].rates[1].tariff"));
}

TEST(Plans, LimitsArePositiveAndRise) {
    const auto limits = [](const std::string& first, const std::string& second) {
        return std::string(three_bands) + R"(, "limits": [)" + limit(1, first) + ", " +
               limit(2, second) + "]";
    };
    EXPECT_THAT(plan_problems(limits(R"({"value": "0"})", R"({"value": "100000.1"})")),
                ElementsAre("out_of_range plans[0].limits[0].values[0].value",
                            "out_of_range plans[0].limits[1].values[0].value"));
    const std::string changes = R"({"to": "2025-06-01", "value": "3900"},
                                   {"from": "2025-06-01", "value": "6000"})";
    EXPECT_THAT(plan_problems(limits(changes, R"({"value": "6000.1"})")), IsEmpty());
    EXPECT_THAT(plan_problems(limits(changes, R"({"value": "6000"})")),
                ElementsAre("contradiction plans[0].limits"));
    EXPECT_EQ(expected(limits(changes, R"({"value": "6000"})")), "a limit of band 2 above 6000");
    // Values that no day has together are not compared.
    EXPECT_THAT(plan_problems(limits(R"({"from": "2025-06-01", "value": "6000"})",
                                     R"({"to": "2025-06-01", "value": "5000"},
                                        {"from": "2025-06-01", "value": "7000"})")),
                IsEmpty());
    // Each limit rises above the one before it and not above the first alone.
    EXPECT_THAT(plan_problems(limits(R"({"from": "2025-01-01", "to": "2025-03-01", "value": "1"},
                                        {"from": "2025-03-01", "value": "9"})",
                                     R"({"from": "2025-02-01", "value": "8"})")),
                ElementsAre("contradiction plans[0].limits"));
}

TEST(Plans, ElectricHeatingDoesNotLowerTheLimits) {
    const auto factor = [](const std::string& value) {
        return plan_problems(R"("rates": [{"tariff": "any"}], "electric_heating": {"values":
                    [{"value": ")" +
                             value + R"("}]})");
    };
    EXPECT_THAT(factor("1"), IsEmpty());
    EXPECT_THAT(factor("1.8"), IsEmpty());
    const std::string at = "plans[0].electric_heating.values[0].value";
    EXPECT_THAT(factor("0.9999"), ElementsAre("out_of_range " + at));
    EXPECT_THAT(factor("10.1"), ElementsAre("out_of_range " + at));
    EXPECT_THAT(factor("1.00001"), ElementsAre("too_precise " + at));
    EXPECT_THAT(plan_problems(R"("rates": [{"tariff": "any"}], "electric_heating": {})"),
                ElementsAre("missing_key plans[0].electric_heating.values"));
}

}  // namespace
}  // namespace kvit::format
