// The facts of a house: people, acts, meters, what belongs to the whole house.
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

// ---- People.

TEST(People, AbsentOnesAreOfThoseWhoLiveThere) {
    const auto people = [](const std::string& keys) {
        return fact_problems("occupancy", R"("account": "a", )" + keys);
    };
    EXPECT_THAT(people(R"("registered": 2, "temporary": 1, "absent": 3)"), IsEmpty());
    EXPECT_THAT(people(R"("registered": 2, "temporary": 1, "absent": 4)"),
                ElementsAre("contradiction occupancy[0].absent"));
    EXPECT_THAT(people(R"("registered": 0, "owners": 2, "absent": 1)"),
                ElementsAre("contradiction occupancy[0].absent"));
    EXPECT_THAT(people(R"("registered": -1, "absent": 1)"),
                ElementsAre("out_of_range occupancy[0].registered"));
}

TEST(People, BenefitIsOfOnePersonUnlessSaid) {
    const auto result = read_house(sample("house.json"));
    ASSERT_TRUE(result);
    EXPECT_EQ(result->occupancy.at(2).absent, 1);
    EXPECT_EQ(result->benefits.at(0).benefit, BenefitId("veteran"));
    EXPECT_EQ(result->benefits.at(0).persons, 1);
    EXPECT_EQ(result->benefits.at(0).fact.valid.from, Date::from_civil(2025, 2, 1));
    EXPECT_EQ(result->benefits.at(1).persons, 3);
    EXPECT_EQ(result->benefits.at(1).account, AccountId("account-2"));
    EXPECT_THAT(fact_problems("benefits", R"("account": "a", "benefit": "b", "persons": 1001)"),
                ElementsAre("out_of_range benefits[0].persons"));
    EXPECT_THAT(fact_problems("benefits", R"("account": "a", "benefits": "b")"),
                ElementsAre("missing_key benefits[0].benefit", "unknown_key benefits[0].benefits"));
}

// ---- Acts.

TEST(Acts, HaveVolumesOfAMonth) {
    const auto result = read_house(sample("house.json"));
    ASSERT_TRUE(result);
    const auto& act = result->volume_acts.at(0);
    EXPECT_EQ(act.kind, premises::VolumeActKind::act);
    EXPECT_EQ(act.month_volume.to_string(), "4.5");
    EXPECT_EQ(act.unit, unit::m3);
    EXPECT_EQ(result->volume_acts.at(1).kind, premises::VolumeActKind::contract);
    const auto volume = [](const std::string& text) {
        return fact_problems("volume_acts", R"("account": "a", "service": "s", "unit": "m3",
                                               "month_volume": )" +
                                                text);
    };
    EXPECT_THAT(volume(R"("0")"), IsEmpty());
    EXPECT_THAT(volume(R"("10000000")"), IsEmpty());
    EXPECT_THAT(volume(R"("10000000.0000001")"),
                ElementsAre("out_of_range volume_acts[0].month_volume"));
    EXPECT_THAT(volume(R"("1.00000001")"), ElementsAre("too_precise volume_acts[0].month_volume"));
    EXPECT_THAT(volume(R"("-0.1")"), ElementsAre("out_of_range volume_acts[0].month_volume"));
}

TEST(Acts, OfInterferenceLooksBack) {
    const auto result = read_house(sample("house.json"));
    ASSERT_TRUE(result);
    const auto& act = result->interference_acts.at(0);
    EXPECT_EQ(act.since, Date::from_civil(2025, 6, 10));
    EXPECT_EQ(act.date, Date::from_civil(2025, 7, 11));
    const auto days = [](const std::string& since, const std::string& date) {
        return fact_problems("interference_acts", R"("account": "a", "service": "s", "since": ")" +
                                                      since + R"(", "date": ")" + date + '"');
    };
    EXPECT_THAT(days("2025-07-11", "2025-07-11"), IsEmpty());
    EXPECT_THAT(days("2025-07-12", "2025-07-11"),
                ElementsAre("contradiction interference_acts[0].since"));
    EXPECT_THAT(days("2025-07-12", "2025-07-32"),
                ElementsAre("bad_date interference_acts[0].date"));
}

TEST(Acts, PlotIsCountedByANorm) {
    const auto result = read_house(sample("house.json"));
    ASSERT_TRUE(result);
    EXPECT_EQ(result->plots.at(0).count.to_string(), "120.5");
    EXPECT_EQ(result->plots.at(0).norm, NormId("watering"));
    const auto plot = [](const std::string& count) {
        return fact_problems("plots",
                             R"("account": "a", "service": "s", "norm": "n", "count": )" + count);
    };
    EXPECT_THAT(plot(R"("1000000")"), IsEmpty());
    EXPECT_THAT(plot(R"("0")"), ElementsAre("out_of_range plots[0].count"));
    EXPECT_THAT(plot(R"("0.001")"), ElementsAre("too_precise plots[0].count"));
    EXPECT_THAT(plot("3"), ElementsAre("wrong_type plots[0].count"));
}

// ---- Meters.

std::vector<std::string> meter_problems(const std::string& keys) {
    return fact_problems("meters", R"("meter": "m", "service": "s", "unit": "kWh", )" + keys);
}
std::vector<std::string> own_meter_problems(const std::string& keys) {
    return meter_problems(R"("account": "a", )" + keys);
}

TEST(Meters, ArePlainUnlessSaid) {
    const auto result = read_house(sample("house.json"));
    ASSERT_TRUE(result);
    const auto& plain = result->meters.at(0);
    EXPECT_EQ(plain.scope, premises::MeterScope::own);
    EXPECT_EQ(plain.start, premises::RegisterValues(Decimal::whole(0)));
    EXPECT_EQ(plain.digits, std::nullopt);
    EXPECT_EQ(plain.ratio, Decimal::whole(1));
    EXPECT_EQ(plain.verified_until, std::nullopt);
    EXPECT_FALSE(plain.remote);
    const auto& zoned = result->meters.at(2);
    ASSERT_EQ(zoned.start.size(), 2u);
    EXPECT_EQ(zoned.start.find(Zone::single), nullptr);
    EXPECT_EQ(zoned.start.find(Zone::day)->to_string(), "99900.5");
    EXPECT_EQ(zoned.start.find(Zone::night)->to_string(), "12.25");
    EXPECT_EQ(zoned.digits, 5);
    EXPECT_EQ(zoned.verified_until, Date::from_civil(2041, 1, 15));
    EXPECT_TRUE(zoned.remote);
}

TEST(Meters, OfTheHouseAreOfNoAccount) {
    const auto result = read_house(sample("house.json"));
    ASSERT_TRUE(result);
    EXPECT_EQ(result->meters.at(3).scope, premises::MeterScope::house);
    EXPECT_TRUE(result->meters.at(3).account.empty());
    EXPECT_EQ(result->meters.at(3).ratio, Decimal::whole(40));
    EXPECT_THAT(meter_problems(R"("scope": "house", "start": "0")"), IsEmpty());
    EXPECT_THAT(meter_problems(R"("scope": "house", "account": "a", "start": "0")"),
                ElementsAre("unknown_key meters[0].account"));
    EXPECT_THAT(meter_problems(R"("start": "0")"), ElementsAre("missing_key meters[0].account"));
    EXPECT_THAT(meter_problems(R"("scope": "own", "start": "0")"),
                ElementsAre("missing_key meters[0].account"));
    EXPECT_THAT(meter_problems(R"("scope": "flat", "start": "0")"),
                ElementsAre("bad_choice meters[0].scope"));
}

TEST(Meters, StartWithOneNumberOrWithZones) {
    EXPECT_THAT(own_meter_problems(R"("starts": {"peak": "1", "half_peak": "2", "night": "3"})"),
                IsEmpty());
    EXPECT_THAT(own_meter_problems(R"("starts": {"day": "1", "night": "2", "ext": 1})"), IsEmpty());
    EXPECT_THAT(own_meter_problems(R"("remote": true)"),
                ElementsAre("missing_key meters[0].start"));
    EXPECT_THAT(own_meter_problems(R"("start": "1", "starts": {"day": "1", "night": "2"})"),
                ElementsAre("contradiction meters[0].starts"));
    EXPECT_THAT(own_meter_problems(R"("starts": {})"),
                ElementsAre("out_of_range meters[0].starts"));
    EXPECT_THAT(own_meter_problems(R"("starts": {"day": "1", "ext": 2})"),
                ElementsAre("out_of_range meters[0].starts"));
    EXPECT_THAT(own_meter_problems(R"("starts": {"day": "1", "night": "-2"})"),
                ElementsAre("out_of_range meters[0].starts.night"));
    EXPECT_THAT(own_meter_problems(R"("starts": {"day": "1", "night": "2", "single": "3"})"),
                ElementsAre("unknown_key meters[0].starts.single"));
    EXPECT_THAT(own_meter_problems(R"("starts": ["1", "2"])"),
                ElementsAre("wrong_type meters[0].starts"));
    EXPECT_THAT(own_meter_problems(R"("starts": {"day": "1.12345678", "nihgt": "2"})"),
                ElementsAre("too_precise meters[0].starts.day", "out_of_range meters[0].starts",
                            "unknown_key meters[0].starts.nihgt"));
}

TEST(Meters, ShowNoMoreDigitsThanTheyHave) {
    EXPECT_THAT(own_meter_problems(R"("digits": 5, "start": "99999.9999999")"), IsEmpty());
    EXPECT_THAT(own_meter_problems(R"("digits": 5, "start": "100000")"),
                ElementsAre("reading_beyond_digits meters[0].start"));
    EXPECT_THAT(own_meter_problems(R"("digits": 9, "start": "1000000000")"),
                ElementsAre("reading_beyond_digits meters[0].start"));
    EXPECT_THAT(own_meter_problems(R"("digits": 1, "starts": {"day": "9.9", "night": "10"})"),
                ElementsAre("reading_beyond_digits meters[0].starts.night"));
    EXPECT_THAT(own_meter_problems(R"("digits": 0, "start": "1000")"),
                ElementsAre("out_of_range meters[0].digits"));
    EXPECT_THAT(own_meter_problems(R"("digits": "5", "start": "1000")"),
                ElementsAre("wrong_type meters[0].digits"));
    const auto result = read_house(house(
        R"("meters": [)" + entry(R"("meter": "m", "account": "a", "service": "s", "unit": "m3",
                                    "digits": 3, "start": "1000.5")") +
        "]"));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.errors().first().found, R"("1000.5")");
    EXPECT_THAT(result.errors().first().expected.en, HasSubstr("at most 3 digits"));
    EXPECT_THAT(result.errors().first().expected.ru, HasSubstr("не больше 3"));
}

TEST(Meters, HaveARatioAboveZero) {
    for (const std::string ratio : {"1", "0.0001", "100000", "40.25"})
        EXPECT_THAT(own_meter_problems(R"("start": "0", "ratio": ")" + ratio + '"'), IsEmpty());
    for (const std::string ratio : {"0", "-1", "100000.0001"})
        EXPECT_THAT(own_meter_problems(R"("start": "0", "ratio": ")" + ratio + '"'),
                    ElementsAre("out_of_range meters[0].ratio"));
    EXPECT_THAT(own_meter_problems(R"("start": "0", "ratio": "1.00001")"),
                ElementsAre("too_precise meters[0].ratio"));
    EXPECT_THAT(own_meter_problems(R"("start": "0", "ratio": 30)"),
                ElementsAre("wrong_type meters[0].ratio"));
}

TEST(Meters, StatesNameTheirTrouble) {
    const auto result = read_house(sample("house.json"));
    ASSERT_TRUE(result);
    const auto& state = result->meter_states.at(0);
    EXPECT_EQ(state.meter, MeterId("meter-hot-1"));
    EXPECT_EQ(state.trouble, premises::MeterTrouble::failed);
    EXPECT_EQ(state.fact.valid.to, Date::from_civil(2025, 7, 20));
    EXPECT_THAT(fact_problems("meter_states", R"("meter": "m")"),
                ElementsAre("missing_key meter_states[0].trouble"));
}

TEST(Meters, RefusedAccessCountsItsActs) {
    const auto problems = [](const std::string& keys) {
        return fact_problems("meter_states", R"("meter": "m", )" + keys);
    };
    EXPECT_THAT(problems(R"("trouble": "no_access")"), IsEmpty());
    EXPECT_THAT(problems(R"("trouble": "no_access", "refusals": 2)"), IsEmpty());
    EXPECT_THAT(problems(R"("trouble": "no_access", "refusals": 0)"),
                ElementsAre("out_of_range meter_states[0].refusals"));
    EXPECT_THAT(problems(R"("trouble": "no_access", "refusals": 100)"),
                ElementsAre("out_of_range meter_states[0].refusals"));
    EXPECT_THAT(problems(R"("trouble": "no_access", "refusals": "2")"),
                ElementsAre("wrong_type meter_states[0].refusals"));
    EXPECT_THAT(problems(R"("trouble": "failed", "refusals": 2)"),
                ElementsAre("unknown_key meter_states[0].refusals"));
    EXPECT_THAT(problems(R"("trouble": "lost", "refusals": 2)"),
                ElementsAre("bad_choice meter_states[0].trouble"));
}

TEST(Readings, HaveOneNumberOrZones) {
    const auto result = read_house(sample("house.json"));
    ASSERT_TRUE(result);
    const auto& zoned = result->readings.at(4);
    EXPECT_EQ(zoned.values.find(Zone::night)->to_string(), "80.75");
    EXPECT_EQ(zoned.taken, premises::ReadingTaken::remote);
    EXPECT_EQ(result->readings.at(0).taken, premises::ReadingTaken::consumer);
    const auto reading = [](const std::string& keys) {
        return fact_problems("readings", R"("meter": "m", "date": "2025-07-23")" + keys);
    };
    EXPECT_THAT(reading(R"(, "values": {"night": "1", "day": "2"}, "taken": "check")"), IsEmpty());
    EXPECT_THAT(reading(""), ElementsAre("missing_key readings[0].value"));
    EXPECT_THAT(reading(R"(, "value": "1", "values": {"night": "1", "day": "2"})"),
                ElementsAre("contradiction readings[0].values"));
    EXPECT_THAT(reading(R"(, "value": null, "values": {"night": null, "day": "2"})"),
                ElementsAre("out_of_range readings[0].values"));
    EXPECT_THAT(
        reading(R"(, "values": {"night": 1, "day": "2,5"})"),
        ElementsAre("bad_decimal readings[0].values.day", "wrong_type readings[0].values.night"));
}

// ---- The whole house.

TEST(WholeHouse, HasAreas) {
    const auto result = read_house(sample("house.json"));
    ASSERT_TRUE(result);
    EXPECT_EQ(result->premises.at(0).heating, premises::PremisesHeating::central);
    EXPECT_EQ(result->premises.at(1).heating, premises::PremisesHeating::individual);
    EXPECT_EQ(result->common_areas.at(0).service, std::nullopt);
    EXPECT_EQ(result->common_areas.at(1).service, ServiceId("hot_water"));
    EXPECT_EQ(result->common_areas.at(1).area, Decimal::whole(180));
    EXPECT_EQ(result->house_areas.at(0).total.to_string(), "233.85");
    EXPECT_THAT(fact_problems("common_areas", R"("area": "0.00")"),
                ElementsAre("out_of_range common_areas[0].area"));
    EXPECT_THAT(fact_problems("common_areas", R"("service": "", "area": "1")"),
                ElementsAre("bad_id common_areas[0].service"));
    EXPECT_THAT(fact_problems("house_areas", R"("total": "-1")"),
                ElementsAre("out_of_range house_areas[0].total"));
    EXPECT_THAT(fact_problems("house_areas", R"("area": "1")"),
                ElementsAre("missing_key house_areas[0].total", "unknown_key house_areas[0].area"));
}

TEST(WholeHouse, TheHeatOfAnAverageIsCorrected) {
    const auto result = read_house(sample("house.json"));
    ASSERT_TRUE(result);
    EXPECT_EQ(result->heat_corrections.at(0).factor.to_string(), "1.125");
    EXPECT_THAT(fact_problems("heat_corrections", R"("factor": "0")"),
                ElementsAre("out_of_range heat_corrections[0].factor"));
    EXPECT_THAT(fact_problems("heat_corrections", R"("factor": "10.1")"),
                ElementsAre("out_of_range heat_corrections[0].factor"));
}

TEST(WholeHouse, AnInterruptionMayBeOfSomeAccounts) {
    const auto result = read_house(sample("house.json"));
    ASSERT_TRUE(result);
    const auto& interruption = result->interruptions.at(0);
    EXPECT_EQ(interruption.service, ServiceId("hot_water"));
    EXPECT_THAT(interruption.accounts, ElementsAre(AccountId("account-1")));
    EXPECT_FALSE(interruption.covers(AccountId("account-2")));
    EXPECT_THAT(fact_problems("interruptions", R"("service": "s")"), IsEmpty());
    EXPECT_THAT(fact_problems("interruptions", R"("service": "s", "accounts": [])"),
                ElementsAre("out_of_range interruptions[0].accounts"));
}

TEST(WholeHouse, AWasteVolumeIsOfAPeriod) {
    const auto problems = [](const std::string& keys) {
        return fact_problems("waste_volumes", R"("service": "s", )" + keys);
    };
    const std::string period = R"("valid_from": "2025-07-01", "valid_to": "2025-08-01")";
    EXPECT_THAT(problems(R"("volume": "12.5", )" + period), IsEmpty());
    EXPECT_THAT(problems(R"("volume": "0", )" + period), IsEmpty());
    EXPECT_THAT(problems(R"("volume": "-1", )" + period),
                ElementsAre("out_of_range waste_volumes[0].volume"));
    EXPECT_THAT(problems(period), ElementsAre("missing_key waste_volumes[0].volume"));
    EXPECT_THAT(problems(R"("volume": "1")"), ElementsAre("missing_key waste_volumes[0].valid_from",
                                                          "missing_key waste_volumes[0].valid_to"));
    EXPECT_THAT(problems(R"("volume": "1", "valid_from": "2025-07-01")"),
                ElementsAre("missing_key waste_volumes[0].valid_to"));
}

TEST(WholeHouse, AQualityBreachIsOfHours) {
    const auto result = read_house(sample("house.json"));
    ASSERT_TRUE(result);
    const auto& breach = result->quality_breaches.at(0);
    EXPECT_EQ(breach.service, ServiceId("heating"));
    EXPECT_THAT(breach.accounts, ElementsAre(AccountId("account-1")));
    EXPECT_EQ(breach.kind, premises::BreachKind::temperature);
    EXPECT_EQ(breach.begin, (premises::Moment{Date::from_civil(2025, 7, 3), 8 * 3600 + 30 * 60}));
    EXPECT_EQ(breach.end, (premises::Moment{Date::from_civil(2025, 7, 4), 0}));
    EXPECT_EQ(breach.measured->to_string(), "15.5");
    EXPECT_TRUE(breach.conditions.corner);
    EXPECT_FALSE(breach.conditions.dead_end);

    const auto problems = [](const std::string& keys) {
        return fact_problems("quality_breaches",
                             R"("service": "s", "begin": "2025-07-03", )" + keys);
    };
    const std::string at = "quality_breaches[0].";
    EXPECT_THAT(problems(R"("kind": "interruption")"), IsEmpty()) << "it goes on";
    EXPECT_THAT(problems(R"("kind": "temperature")"),
                ElementsAre("missing_key " + at + "measured"));
    EXPECT_THAT(problems(R"("kind": "pressure")"), ElementsAre("missing_key " + at + "measured"));
    EXPECT_THAT(problems(R"("kind": "pressure", "measured": "1000.01")"),
                ElementsAre("out_of_range " + at + "measured"));
    EXPECT_THAT(problems(R"("kind": "voltage", "end_time": "10:00:00")"),
                ElementsAre("contradiction " + at + "end_time"));
    EXPECT_THAT(problems(R"("kind": "voltage", "end": "2025-07-03")"),
                ElementsAre("contradiction " + at + "end"));
    EXPECT_THAT(problems(R"("kind": "voltage", "begin_time": "24:00:00")"),
                ElementsAre("bad_text " + at + "begin_time"));
}

TEST(WholeHouse, AnAbsenceHasTheDaysOfLeavingAndReturning) {
    const auto result = read_house(sample("house.json"));
    ASSERT_TRUE(result);
    const auto& absence = result->absences.at(0);
    EXPECT_EQ(absence.account, AccountId("account-1"));
    EXPECT_EQ(absence.persons, 2);
    EXPECT_EQ(absence.left, Date::from_civil(2025, 7, 1));
    EXPECT_EQ(absence.returned, Date::from_civil(2025, 7, 20));
    EXPECT_EQ(absence.applied, Date::from_civil(2025, 7, 21));
    const auto problems = [](const std::string& keys) {
        return fact_problems("absences", R"("account": "a", "left": "2025-07-03")" + keys);
    };
    EXPECT_THAT(problems(""), IsEmpty());
    EXPECT_THAT(problems(R"(, "returned": "2025-07-03")"),
                ElementsAre("contradiction absences[0].returned"));
    EXPECT_THAT(problems(R"(, "persons": 0)"), ElementsAre("out_of_range absences[0].persons"));
}

TEST(WholeHouse, EveryListTakesItsHeaderAndIdsOfItsOwn) {
    const std::pair<const char*, const char*> facts[] = {
        {"benefits", R"("account": "a", "benefit": "b")"},
        {"volume_acts", R"("account": "a", "service": "s", "month_volume": "1", "unit": "m3")"},
        {"interference_acts",
         R"("account": "a", "service": "s", "since": "2025-01-01", "date": "2025-01-01")"},
        {"plots", R"("account": "a", "service": "s", "count": "1", "norm": "n")"},
        {"meter_states", R"("meter": "m", "trouble": "failed")"},
        {"common_areas", R"("area": "1")"},
        {"house_areas", R"("total": "1")"},
        {"heat_corrections", R"("factor": "1")"},
        {"interruptions", R"("service": "s")"},
        {"waste_volumes",
         R"("service": "s", "volume": "1", "valid_from": "2025-07-01", "valid_to": "2025-08-01")"},
        {"quality_breaches", R"("service": "s", "kind": "voltage", "begin": "2025-07-01")"},
        {"absences", R"("account": "a", "left": "2025-07-01")"},
    };
    for (const auto& [list, keys] : facts) {
        const std::string at = std::string(list) + "[0]";
        EXPECT_THAT(fact_problems(list, keys), IsEmpty());
        EXPECT_THAT(house_problems('"' + std::string(list) + R"(": [{)" + keys + "}]"),
                    ElementsAre("missing_key " + at + ".id", "missing_key " + at + ".known_on"));
        EXPECT_THAT(
            house_problems(R"("accounts": [)" + entry(R"("account": "a", "premises": "p")") +
                           R"(], ")" + list + R"(": [)" + entry(keys) + "]"),
            ElementsAre("duplicate_id " + at + ".id"));
    }
}

}  // namespace
}  // namespace kvit::format
