// Supplies: the keys of a method.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kvit/format/documents.hpp"
#include "unit/format/documents.hpp"
#include "unit/format/house_text.hpp"

namespace kvit::format {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> supply_problems(const std::string& keys) {
    return house_problems(R"("supplies": [)" +
                          entry(R"("service": "s", "provider": "p", "tariff": "t", )" + keys) +
                          "]");
}

TEST(Supply, NormIsForTheMethodsThatCountByIt) {
    EXPECT_THAT(supply_problems(R"("method": "metered_or_norm")"), IsEmpty());
    EXPECT_THAT(supply_problems(R"("method": "metered_or_norm", "norm": "n")"), IsEmpty());
    EXPECT_THAT(supply_problems(R"("method": "solid_waste_area", "norm": "n")"), IsEmpty());
    for (const std::string method : {"solid_waste_person", "solid_waste_area"})
        EXPECT_THAT(supply_problems(R"("method": ")" + method + '"'),
                    ElementsAre("missing_key supplies[0].norm"));
    for (const std::string method : {"waste_water", "per_area", "per_person", "per_premises"}) {
        EXPECT_THAT(supply_problems(R"("method": ")" + method + '"'), IsEmpty());
        EXPECT_THAT(supply_problems(R"("norm": "n", "method": ")" + method + '"'),
                    ElementsAre("unknown_key supplies[0].norm"));
    }
}

TEST(Supplies, ContainersSayWhatTheyAreSharedBy) {
    const std::string method = R"("method": "solid_waste_containers")";
    for (const char* choice : {"people", "area"})
        EXPECT_THAT(supply_problems(method + R"(, "shared_by": ")" + choice + '"'), IsEmpty());
    EXPECT_THAT(supply_problems(method), ElementsAre("missing_key supplies[0].shared_by"));
    EXPECT_THAT(supply_problems(method + R"(, "shared_by": "premises")"),
                ElementsAre("bad_choice supplies[0].shared_by"));
    EXPECT_THAT(supply_problems(method + R"(, "shared_by": "area", "norm": "n")"),
                ElementsAre("unknown_key supplies[0].norm"));
    EXPECT_THAT(supply_problems(R"("method": "per_area", "shared_by": "area")"),
                ElementsAre("unknown_key supplies[0].shared_by"));
}

TEST(Supply, HeatIsForHotWater) {
    EXPECT_THAT(
        supply_problems(R"("method": "hot_water", "heat_tariff": "h", "heating_norm": "q")"),
        IsEmpty());
    EXPECT_THAT(
        supply_problems(R"("method": "hot_water")"),
        ElementsAre("missing_key supplies[0].heat_tariff", "missing_key supplies[0].heating_norm"));
    EXPECT_THAT(
        supply_problems(R"("method": "per_area", "heat_tariff": "h", "heating_norm": "q")"),
        ElementsAre("unknown_key supplies[0].heat_tariff", "unknown_key supplies[0].heating_norm"));
}

TEST(Supply, ExplainsWhatTheMethodNeeds) {
    const auto result = read_house(house(R"("supplies": [)" +
                                         entry(R"("service": "s", "provider": "p", "tariff": "t",
                                            "method": "solid_waste_person")") +
                                         "]"));
    ASSERT_FALSE(result);
    EXPECT_THAT(result.errors().first().expected.ru, HasSubstr("solid_waste_person"));
    EXPECT_THAT(result.errors().first().expected.en, HasSubstr("a norm"));
}

TEST(Supply, AnUnknownMethodSaysNothingOfItsKeys) {
    EXPECT_THAT(supply_problems(R"("method": "by_meter", "norm": "n")"),
                ElementsAre("bad_choice supplies[0].method"));
    EXPECT_THAT(supply_problems(R"("norm": "n")"), ElementsAre("missing_key supplies[0].method"));
}

TEST(Supply, AnEmptyListOfAccountsIsNotAllOfThem) {
    EXPECT_THAT(supply_problems(R"("method": "per_area", "accounts": [])"),
                ElementsAre("out_of_range supplies[0].accounts"));
    EXPECT_THAT(supply_problems(R"("method": "per_area", "accounts": ["a", ""])"),
                ElementsAre("bad_id supplies[0].accounts[1]"));
}

/// Of a supply without a tariff.
std::vector<std::string> unpriced_problems(const std::string& keys) {
    return house_problems(R"("supplies": [)" +
                          entry(R"("service": "s", "provider": "p", )" + keys) + "]");
}

TEST(Supply, APlanStandsInPlaceOfTheTariff) {
    EXPECT_THAT(unpriced_problems(R"("method": "metered_or_norm", "plan": "m")"), IsEmpty());
    EXPECT_THAT(unpriced_problems(R"("method": "metered_or_norm", "plan": "m", "norm": "n",
                                     "bands": "exempt", "electric_heating": true)"),
                IsEmpty());
    EXPECT_THAT(supply_problems(R"("method": "metered_or_norm", "plan": "m")"),
                ElementsAre("contradiction supplies[0].plan"));
    EXPECT_THAT(unpriced_problems(R"("method": "metered_or_norm")"),
                ElementsAre("missing_key supplies[0].tariff"));
    EXPECT_THAT(unpriced_problems(R"("method": "metered_or_norm", "plan": null)"),
                ElementsAre("missing_key supplies[0].tariff"));
    EXPECT_THAT(unpriced_problems(R"("method": "metered_or_norm", "plan": 5)"),
                ElementsAre("wrong_type supplies[0].plan"));
    for (const std::string method : {"waste_water", "per_area", "per_person", "gas"})
        EXPECT_THAT(unpriced_problems(R"("plan": "m", "method": ")" + method + '"'),
                    ElementsAre("unknown_key supplies[0].plan", "missing_key supplies[0].tariff"))
            << method;
    EXPECT_THAT(unpriced_problems(R"("method": "by_meter")"),
                ElementsAre("bad_choice supplies[0].method", "missing_key supplies[0].tariff"));
    EXPECT_THAT(unpriced_problems(R"("method": "by_meter", "plan": "m")"),
                ElementsAre("bad_choice supplies[0].method"));
}

TEST(Supply, BandsAreThoseOfAPlan) {
    EXPECT_THAT(supply_problems(R"("method": "metered_or_norm", "bands": "applied")"),
                ElementsAre("unknown_key supplies[0].bands"));
    EXPECT_THAT(supply_problems(R"("method": "metered_or_norm", "electric_heating": false)"),
                ElementsAre("unknown_key supplies[0].electric_heating"));
    EXPECT_THAT(
        supply_problems(R"("method": "per_area", "bands": "applied",
                                   "electric_heating": true)"),
        ElementsAre("unknown_key supplies[0].bands", "unknown_key supplies[0].electric_heating"));
    EXPECT_THAT(unpriced_problems(R"("method": "metered_or_norm", "plan": "m", "bands": true)"),
                ElementsAre("wrong_type supplies[0].bands"));
}

TEST(Supply, GasHasThreeNorms) {
    EXPECT_THAT(supply_problems(R"("method": "gas")"), IsEmpty());
    EXPECT_THAT(
        supply_problems(R"("method": "gas", "norm": "n", "water_norm": "w", "area_norm": "a")"),
        IsEmpty());
    for (const std::string method : {"metered_or_norm", "per_area", "waste_water"})
        EXPECT_THAT(
            supply_problems(R"("water_norm": "w", "area_norm": "a", "method": ")" + method + '"'),
            ElementsAre("unknown_key supplies[0].water_norm", "unknown_key supplies[0].area_norm"))
            << method;
}

TEST(Supply, HeatingHasARegime) {
    EXPECT_THAT(supply_problems(R"("method": "heating", "heating": "h")"), IsEmpty());
    EXPECT_THAT(supply_problems(R"("method": "heating", "heating": "h", "norm": "n")"), IsEmpty());
    EXPECT_THAT(supply_problems(R"("method": "heating")"),
                ElementsAre("missing_key supplies[0].heating"));
    EXPECT_THAT(supply_problems(R"("method": "per_area", "heating": "h")"),
                ElementsAre("unknown_key supplies[0].heating"));
}

TEST(Supply, CommonPropertyHasAResource) {
    for (const std::string method : {"common_property", "common_needs"}) {
        const std::string keys = R"("method": ")" + method + '"';
        EXPECT_THAT(supply_problems(keys + R"(, "resource": "r")"), IsEmpty());
        EXPECT_THAT(supply_problems(keys + R"(, "resource": "r", "norm": "n", "heat_tariff": "h",
                                             "heating_norm": "q")"),
                    IsEmpty());
        EXPECT_THAT(supply_problems(keys), ElementsAre("missing_key supplies[0].resource"));
        EXPECT_THAT(supply_problems(keys + R"(, "resource": "r", "heat_tariff": "h")"),
                    ElementsAre("missing_key supplies[0].heating_norm"));
        EXPECT_THAT(supply_problems(keys + R"(, "resource": "r", "heating_norm": "q")"),
                    ElementsAre("missing_key supplies[0].heat_tariff"));
    }
    EXPECT_THAT(supply_problems(R"("method": "common_property", "resource": "r",
                                   "volume_by": "actual")"),
                IsEmpty());
    EXPECT_THAT(supply_problems(R"("method": "common_needs", "resource": "r",
                                   "above_norm": "distributed")"),
                IsEmpty());
    EXPECT_THAT(supply_problems(R"("method": "common_property", "resource": "r",
                                   "above_norm": "capped")"),
                ElementsAre("unknown_key supplies[0].above_norm"));
    EXPECT_THAT(
        supply_problems(R"("method": "common_needs", "resource": "r", "volume_by": "norm")"),
        ElementsAre("unknown_key supplies[0].volume_by"));
    EXPECT_THAT(supply_problems(R"("method": "hot_water", "heat_tariff": "h", "heating_norm": "q",
                                   "resource": "r")"),
                ElementsAre("unknown_key supplies[0].resource"));
}

TEST(Supply, OfTheSampleHasTheKeysOfItsMethod) {
    const auto result = read_house(sample("house.json"));
    ASSERT_TRUE(result);
    const auto& cold = result->supplies.at(1);
    EXPECT_EQ(cold.plan, std::nullopt);
    EXPECT_FALSE(cold.bands_exempt);
    EXPECT_FALSE(cold.electric_heating);
    const auto& power = result->supplies.at(7);
    EXPECT_EQ(power.plan, PlanId("power-two-zones"));
    EXPECT_TRUE(power.tariff.empty());
    EXPECT_TRUE(power.bands_exempt);
    EXPECT_TRUE(power.electric_heating);
    const auto& gas = result->supplies.at(8);
    EXPECT_EQ(gas.method, premises::Method::gas);
    EXPECT_EQ(gas.norm, NormId("gas-cooking"));
    EXPECT_EQ(gas.water_norm, NormId("gas-water"));
    EXPECT_EQ(gas.area_norm, NormId("gas-heating"));
    EXPECT_EQ(result->supplies.at(9).heating, HeatingId("season"));
    const auto& common = result->supplies.at(10);
    EXPECT_EQ(common.method, premises::Method::common_property);
    EXPECT_EQ(common.resource, ServiceId("electricity"));
    EXPECT_EQ(common.volume_by, premises::CommonVolume::average);
    EXPECT_EQ(result->supplies.at(11).volume_by, premises::CommonVolume::norm);
    EXPECT_EQ(result->supplies.at(11).heating_norm, NormId("heating"));
    EXPECT_EQ(result->supplies.at(12).above_norm, premises::AboveNorm::distributed);
}

}  // namespace
}  // namespace kvit::format
