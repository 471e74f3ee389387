// kvit-readings/1 and readings in a house: what is written is read back, and nothing else changes.
#include "kvit/format/readings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "format/json/parse.hpp"
#include "format/json/write.hpp"

namespace kvit::format {
namespace {

using exchange::Intake;
using testing::HasSubstr;

std::vector<std::string> told(const Errors& errors) {
    std::vector<std::string> out;
    for (const auto& error : errors.list())
        out.push_back(std::string(error_code_row(error.code).name) + ' ' + error.path);
    return out;
}

/// Rows and refusals with every field, control characters among what was typed.
Intake intake() {
    const auto profile = *readings_profile("readings-csv");
    auto read = exchange::parse_readings(
        profile,
        "h\n0012;77;T1;05778,50;кВт*ч;20.01.2026\n0012;78;;\x01;;\n0013;79;;1,23456789;;\n",
        {.id = "jan", .day = Date::from_civil(2026, 1, 25)});
    EXPECT_TRUE(read.ok());
    const std::vector<exchange::Message> messages{
        {.text = "0012#77#1#2", .sender = "+7***12", .time = 1}, {.text = "\x02#\n"}};
    const auto of_messages = exchange::read_messages(
        *readings_form("sakhalin"), messages, {.id = "x", .day = Date::from_civil(2026, 1, 25)});
    read->rows.insert(read->rows.end(), of_messages->rows.begin(), of_messages->rows.end());
    read->refused.insert(read->refused.end(), of_messages->refused.begin(),
                         of_messages->refused.end());
    read->rows[0].source.operation = "op-1";
    return *std::move(read);
}

TEST(readings, what_is_written_is_read_back) {
    const Intake written = intake();
    ASSERT_EQ(written.rows.size(), 3U);
    ASSERT_EQ(written.refused.size(), 3U);
    for (const Layout layout : {Layout::line, Layout::pretty}) {
        const std::string text = write_readings(written, layout);
        const auto read = read_readings(text);
        ASSERT_TRUE(read.ok()) << read.errors().first().message(Language::en);
        EXPECT_EQ(read->id, written.id);
        EXPECT_EQ(read->read_by, written.read_by);
        EXPECT_EQ(read->rows, written.rows);
        EXPECT_EQ(read->refused, written.refused);
        EXPECT_EQ(write_readings(*read, layout), text);
        EXPECT_TRUE(check_document(text).empty());
    }
}

TEST(readings, shipped_documents_are_read_by_their_names) {
    for (const auto& each : shipped_readings_profiles()) {
        const auto profile = readings_profile(each.name);
        ASSERT_TRUE(profile.ok()) << each.name << profile.errors().first().message(Language::en);
        EXPECT_EQ(profile->id, each.name);
        EXPECT_EQ(*readings_profile(each.document), *profile);
    }
    for (const auto& each : shipped_readings_forms()) {
        const auto form = readings_form(each.name);
        ASSERT_TRUE(form.ok()) << each.name << form.errors().first().message(Language::en);
        EXPECT_EQ(form->id, each.name);
        EXPECT_EQ(*readings_form(each.document), *form);
    }
    EXPECT_EQ(told(readings_form("none").errors()), std::vector<std::string>{"not_found form"});
    EXPECT_EQ(told(readings_profile("{}").errors()).front(), "missing_key profile:schema");
}

constexpr std::string_view map = R"({"schema": "kvit-meter-map/1", "meters": [
    {"account": "0012", "meter": "77", "house_meter": "m",
     "registers": [{"register": "T1", "zone": "single"}]}]})";

std::string house(const std::string& readings) {
    return R"({"schema": "kvit-house/1", "house": "h", "premises": [], "accounts": [],
        "meters": [{"id": "f-m", "known_on": "2025-01-01", "meter": "m", "account": "a",
                    "service": "electricity", "unit": "kWh", "start": "0"}],
        "retractions": [])" +
           readings + R"(, "ext": {"rate": 1.50, "big": 123456789012345678901}})";
}

/// The house without its readings.
std::string rest(const std::string& text) {
    auto document = *json::parse(text);
    std::erase_if(document.as_object()->members(),
                  [](const json::Member& member) { return member.key == "readings"; });
    return json::write(document);
}

TEST(readings, nothing_but_the_readings_of_a_house_changes) {
    const std::string taken = write_readings(intake(), Layout::line);
    const Date known_on = Date::from_civil(2026, 1, 26);
    const std::string one =
        R"(, "readings": [{"id": "r", "known_on": "2025-02-01", "meter": "m", "date": "2025-02-01", "value": "5"}])";
    for (const std::string& before : {house(""), house(one), house(", \"readings\": null")}) {
        const auto placed = readings_to_house(before, taken, map, known_on, Layout::line);
        ASSERT_TRUE(placed.ok()) << placed.errors().first().message(Language::en);
        EXPECT_EQ(rest(placed->house), rest(before));
        EXPECT_THAT(placed->house, HasSubstr("1.50"));
        EXPECT_THAT(placed->house, HasSubstr("123456789012345678901"));
        const auto read = read_house(placed->house);
        ASSERT_TRUE(read.ok()) << read.errors().first().message(Language::en);
        // A row of the table and the first reading of the message; its second register is unknown.
        ASSERT_EQ(read->readings.size(), before.find("\"r\"") == before.npos ? 2U : 3U);
        const premises::Reading& last = read->readings.back();
        EXPECT_EQ(last.fact.id.text(), "jan:2");
        EXPECT_EQ(last.fact.known_on, known_on);
        EXPECT_EQ(last.values, premises::RegisterValues(Decimal::whole(1)));
        EXPECT_THAT(placed->house, HasSubstr(R"("typed":"05778,50","channel":"file")"));
        EXPECT_THAT(placed->house, HasSubstr(R"("row":"0012#77#1#2")"));
        EXPECT_THAT(placed->report,
                    HasSubstr(R"("counts":{"rows":3,"placed":2,"unmatched":1,"refused":3})"));
        EXPECT_THAT(placed->report, HasSubstr(R"("row_number":3,"reason":"unknown_register")"));
        EXPECT_EQ(told(readings_to_house(placed->house, taken, map, known_on).errors()),
                  (std::vector<std::string>{"duplicate_id id", "duplicate_id id"}));
    }
}

TEST(readings, errors_of_all_documents_come_together) {
    EXPECT_EQ(told(readings_to_house("{}", "[]", "x", Date::from_days(0)).errors()),
              (std::vector<std::string>{"missing_key house:schema", "missing_key house:house",
                                        "wrong_type readings:", "json_syntax map:"}));
}

}  // namespace
}  // namespace kvit::format
