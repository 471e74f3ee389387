// Accepted readings and readings borne by payments, as far as a house.
#include "kvit/exchange/meter_map.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "kvit/exchange/borne_readings.hpp"
#include "kvit/format/readings.hpp"

namespace kvit::exchange {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<std::string> told(const Errors& errors) {
    std::vector<std::string> out;
    for (const auto& error : errors.list()) {
        EXPECT_EQ(error.expected.ru.empty(), error.expected.en.empty());
        out.push_back(std::string(error_code_row(error.code).name) + ' ' + error.path);
    }
    return out;
}

const Date day = Date::from_civil(2026, 1, 20);

premises::Meter meter(const std::string& id, Unit unit, premises::RegisterValues start) {
    premises::Meter out;
    out.fact.id = FactId("f-" + id);
    out.id = MeterId(id);
    out.unit = unit;
    out.start = std::move(start);
    return out;
}

premises::RegisterValues zones(std::vector<premises::RegisterValue> values) {
    return premises::RegisterValues(std::move(values));
}

/// A plain meter of water, and one of electricity that counts day and night.
premises::House house() {
    premises::House out;
    out.id = HouseId("h");
    out.meters = {
        meter("water", unit::m3, Decimal()),
        meter("power", unit::kwh, zones({{Zone::day, Decimal()}, {Zone::night, Decimal()}}))};
    return out;
}

MeterMap map() {
    return {{{.account = "0012",
              .meter = "1",
              .resource = "cold_water",
              .house_meter = MeterId("water")},
             {.account = "0012",
              .meter = "77",
              .house_meter = MeterId("power"),
              .registers = {{"T1", Zone::day}, {"T2", Zone::night}}},
             {.meter = "S-9", .house_meter = MeterId("elsewhere")}}};
}

IntakeRow row(const std::string& meter, const std::string& resource, const std::string& reg,
              std::int64_t value) {
    IntakeRow out;
    out.account = "0012";
    out.meter = meter;
    out.resource = resource;
    out.reg = reg;
    out.value = Decimal::whole(value);
    out.typed = std::to_string(value);
    out.source = {.channel = "file", .date = day};
    return out;
}

Placement placed(const std::vector<IntakeRow>& rows) {
    Intake intake;
    intake.id = "jan";
    intake.rows = rows;
    auto out = place_readings(intake, map(), house(), Date::from_civil(2026, 1, 21));
    EXPECT_TRUE(out.ok());
    // Every row became one of the two.
    std::size_t all = out->unmatched.size();
    for (const auto& each : out->placed) all += each.rows.size();
    EXPECT_EQ(all, rows.size());
    return *std::move(out);
}

std::vector<std::string> unmatched(const std::vector<IntakeRow>& rows) {
    std::vector<std::string> out;
    for (const auto& each : placed(rows).unmatched) {
        EXPECT_EQ(each.expected.ru.empty(), each.expected.en.empty());
        out.push_back(std::to_string(each.row) + ' ' + std::string(row_of(each.reason).name) + ' ' +
                      each.found);
    }
    return out;
}

TEST(meter_map, registers_of_one_day_come_together) {
    const Placement out =
        placed({row("77", "", "T1", 100), row("1", "cold_water", "", 7), row("77", "", "T2", 50)});
    ASSERT_THAT(out.placed, SizeIs(2));
    EXPECT_THAT(out.unmatched, IsEmpty());
    const premises::Reading& power = out.placed[0].reading;
    EXPECT_EQ(power.fact.id.text(), "jan:1");
    EXPECT_EQ(power.fact.known_on, Date::from_civil(2026, 1, 21));
    EXPECT_EQ(power.meter.text(), "power");
    EXPECT_EQ(power.date, day);
    EXPECT_EQ(power.values,
              zones({{Zone::day, Decimal::whole(100)}, {Zone::night, Decimal::whole(50)}}));
    EXPECT_THAT(out.placed[0].rows, ElementsAre(0U, 2U));
    EXPECT_EQ(out.placed[1].reading.fact.id.text(), "jan:2");
    EXPECT_EQ(out.placed[1].reading.values, premises::RegisterValues(Decimal::whole(7)));
    EXPECT_LT(out.placed[0].reading.fact.seq, out.placed[1].reading.fact.seq);
}

TEST(meter_map, a_second_intake_of_one_day_is_the_later_one) {
    const Date learned = Date::from_civil(2026, 1, 21);
    const auto reading_of = [&](const std::string& id, std::int64_t value,
                                const premises::House& to) {
        Intake intake;
        intake.id = id;
        intake.rows = {row("1", "cold_water", "", value), row("1", "cold_water", "", value + 1)};
        auto out = place_readings(intake, map(), to, learned);
        EXPECT_TRUE(out.ok());
        return std::move(out->placed);
    };
    premises::House later = house();
    for (auto& each : reading_of("z", 7, later)) later.readings.push_back(each.reading);
    // The name of the second one comes first, so that nothing but `seq` can say it.
    const auto second = reading_of("a", 5, later);
    ASSERT_THAT(second, SizeIs(2));
    EXPECT_EQ(second[0].reading.fact.seq, 2);
    EXPECT_EQ(second[1].reading.fact.seq, 3);
    // Any fact of that day counts, one of another day does not.
    later.meters[0].fact.known_on = learned;
    later.meters[0].fact.seq = 40;
    later.meters[1].fact.known_on = learned - 1;
    later.meters[1].fact.seq = 50;
    EXPECT_EQ(reading_of("a", 5, later)[0].reading.fact.seq, 41);
}

TEST(meter_map, a_day_without_room_for_more_is_refused) {
    premises::House full = house();
    full.meters[0].fact.known_on = Date::from_civil(2026, 1, 21);
    Intake intake;
    intake.id = "jan";
    intake.rows = {row("1", "cold_water", "", 7)};
    const auto errors = [&](std::int64_t last) {
        full.meters[0].fact.seq = last;
        const auto out = place_readings(intake, map(), full, Date::from_civil(2026, 1, 21));
        return out.ok() ? std::vector<std::string>() : told(out.errors());
    };
    EXPECT_THAT(errors(INT64_MAX), ElementsAre("out_of_range house"));
    EXPECT_THAT(errors(INT64_MAX - 1), ElementsAre("out_of_range house"));
    EXPECT_THAT(errors(INT64_MAX - 2), IsEmpty());
    intake.rows = {row("2", "", "", 7)};  // nothing to place
    EXPECT_THAT(errors(INT64_MAX), IsEmpty());
}

TEST(meter_map, a_register_that_comes_again_begins_the_next_reading) {
    const Placement out = placed({row("77", "", "T1", 100), row("77", "", "T2", 50),
                                  row("77", "", "T1", 101), row("77", "", "T2", 51)});
    ASSERT_THAT(out.placed, SizeIs(2));
    EXPECT_THAT(out.placed[1].rows, ElementsAre(2U, 3U));
    // Of two messages each stands for itself, in whatever order their rows come.
    auto first = row("77", "", "T1", 100);
    auto second = row("77", "", "T2", 50);
    first.source.message = 1;
    second.source.message = 2;
    EXPECT_THAT(unmatched({first, second}),
                ElementsAre("0 other_registers day", "1 other_registers night"));
    second.source.message = 1;
    EXPECT_THAT(unmatched({first, second}), IsEmpty());
}

TEST(meter_map, what_is_no_reading_of_the_house_is_told) {
    auto undated = row("1", "cold_water", "", 7);
    undated.source.date.reset();
    auto in_litres = row("1", "cold_water", "", 7);
    in_litres.unit = "литр";
    auto in_units = row("1", "cold_water", "", 7);
    in_units.unit = "m3";
    auto elsewhere = row("S-9", "", "", 7);
    elsewhere.account.clear();
    EXPECT_THAT(unmatched({row("2", "", "", 1), row("1", "", "", 1), row("77", "", "", 1),
                           row("77", "", "T3", 1), row("1", "cold_water", "T1", 1), elsewhere,
                           undated, in_litres, in_units, row("77", "", "T1", 1)}),
                ElementsAre("0 unknown_meter \"0012\" \"2\"", "1 unknown_meter \"0012\" \"1\"",
                            "2 unknown_register \"\"", "3 unknown_register \"T3\"",
                            "4 unknown_register \"T1\"", "5 not_in_house \"elsewhere\"",
                            "6 no_date ", "7 other_unit \"литр\"", "9 other_registers day"));
}

TEST(meter_map, the_meter_of_the_day_says_its_zones) {
    // Replaced by one that counts by zones; both are "water" to the house.
    premises::House both = house();
    both.meters[0].fact.valid = {Date::from_civil(2020, 1, 1), Date::from_civil(2026, 1, 15)};
    auto later = meter("water", unit::m3, zones({{Zone::day, {}}, {Zone::night, {}}}));
    later.fact.id = FactId("f-later");
    later.fact.valid = {Date::from_civil(2026, 1, 15), Date::from_civil(2030, 1, 1)};
    both.meters.push_back(later);
    Intake intake;
    intake.id = "jan";
    intake.rows = {row("1", "cold_water", "", 7), row("1", "cold_water", "", 7)};
    intake.rows[1].source.date = Date::from_civil(2026, 1, 10);
    const auto out = place_readings(intake, map(), both, day);
    ASSERT_THAT(out->placed, SizeIs(1));
    EXPECT_THAT(out->placed[0].rows, ElementsAre(1U));
    EXPECT_EQ(out->unmatched[0].reason, UnmatchedReason::other_registers);
}

TEST(meter_map, the_same_intake_is_not_placed_twice) {
    Intake intake;
    intake.id = "jan";
    intake.rows = {row("1", "cold_water", "", 7)};
    premises::House twice = house();
    twice.readings = {place_readings(intake, map(), twice, day)->placed[0].reading};
    EXPECT_THAT(told(place_readings(intake, map(), twice, day).errors()),
                ElementsAre("duplicate_id id"));
    intake.id = std::string(limits::id_bytes_max, 'x');
    EXPECT_THAT(told(place_readings(intake, map(), house(), day).errors()),
                ElementsAre("bad_id id"));
    MeterMap wrong = map();
    wrong.meters.push_back(wrong.meters[0]);
    wrong.meters[1].registers.push_back({"T1", Zone::peak});
    wrong.meters[1].registers.push_back({"T4", Zone::day});
    EXPECT_THAT(
        told(place_readings(intake, wrong, house(), day).errors()),
        ElementsAre("duplicate_key map:meters[1].registers[2]",
                    "duplicate_key map:meters[1].registers[3]", "duplicate_key map:meters[3]"));
}

TEST(borne_readings, of_a_registry) {
    RegistryFile file;
    file.profile = "bank";
    file.registry.id = "77";
    file.readings = {{"op-1", "0012", "1", "05778", day},
                     {"op-1", "0012", "2", "12,5", day},
                     {"op-2", "", "2", "12.5x", day}};
    const auto intake = readings_of(file, {});
    ASSERT_TRUE(intake.ok());
    EXPECT_EQ(intake->id, "77");
    EXPECT_EQ(intake->read_by, "bank");
    ASSERT_THAT(intake->rows, SizeIs(2));
    EXPECT_EQ(intake->rows[1].value.to_string(), "12.5");
    EXPECT_EQ(intake->rows[0].typed, "05778");
    EXPECT_EQ(
        intake->rows[0].source,
        (IntakeSource{.channel = "payment", .operation = "op-1", .date = day, .typed = "05778"}));
    ASSERT_THAT(intake->refused, SizeIs(1));
    EXPECT_EQ(intake->refused[0].reason, IntakeReason::bad_value);
    EXPECT_EQ(intake->refused[0].meter, "2");
    EXPECT_EQ(intake->refused[0].source.operation, "op-2");
    EXPECT_EQ(readings_of(file, {.id = "x", .channel = "bank"})->rows[0].source.channel, "bank");
}

TEST(borne_readings, of_a_payment_code) {
    QrCode code;
    code.fields = {
        {"Name", "A"}, {"PersAcc", "0012"}, {"CounterId", "77"}, {"countervaL", "05778"}};
    const IntakeHint hint{.id = "p", .day = day, .operation = "op-1"};
    const auto intake = readings_of(code, hint);
    ASSERT_THAT(intake->rows, SizeIs(1));
    EXPECT_EQ(intake->rows[0].account, "0012");
    EXPECT_EQ(intake->rows[0].meter, "77");
    EXPECT_EQ(intake->rows[0].value.to_string(), "5778");
    EXPECT_EQ(intake->rows[0].source.operation, "op-1");
    EXPECT_EQ(intake->rows[0].source.date, day);
    const auto reasons = [&](std::vector<QrField> fields) {
        code.fields = std::move(fields);
        const auto read = readings_of(code, hint);
        std::vector<std::string> out;
        for (const auto& each : read->refused) out.emplace_back(row_of(each.reason).name);
        out.push_back(std::to_string(read->rows.size()));
        return out;
    };
    EXPECT_THAT(reasons({{"PersAcc", "1"}, {"CounterId", "77"}}), ElementsAre("no_reading", "0"));
    EXPECT_THAT(reasons({{"PersAcc", "1"}, {"CounterVal", "7"}}), ElementsAre("1"));
    EXPECT_THAT(reasons({{"CounterVal", "7"}}), ElementsAre("bad_meter", "0"));
    EXPECT_THAT(reasons({{"CounterId", "Null"}, {"CounterVal", ""}}), ElementsAre("0"));
    EXPECT_THAT(reasons({{"CounterId", "7"}, {"CounterVal", "-1"}}), ElementsAre("bad_value", "0"));
    // Whose the reading is cannot be seen.
    EXPECT_THAT(reasons({{"CounterId", "7"}, {"CounterId", "8"}, {"CounterVal", "1"}}),
                ElementsAre("bad_meter", "0"));
    EXPECT_THAT(told(readings_of(code, {}).errors()), ElementsAre("missing_key id"));
}

}  // namespace
}  // namespace kvit::exchange
