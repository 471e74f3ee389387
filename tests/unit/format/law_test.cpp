#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "format/law_files.hpp"
#include "kvit/format/documents.hpp"
#include "unit/format/documents.hpp"

namespace kvit::format {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view cold = "metering.raising_factor.cold_water.no_meter";

std::string law(const std::string& edition, const std::string& id) {
    return R"({"schema": "kvit-law/1", "edition": ")" + edition + R"(", "parameters": [{"id": ")" +
           id + R"(", "title": {"ru": "П", "en": "P"}, "unit": "1", "values": [{"value": "1"}]}]})";
}

TEST(LawDocument, IsRead) {
    const auto result = read_law(sample("law.json"));
    ASSERT_THAT(problems(result), IsEmpty());
    EXPECT_EQ(result->edition(), "demo law");
    const auto& parameter = result->parameters().at(std::string(cold));
    EXPECT_EQ(parameter.title.ru, "Повышающий коэффициент, холодная вода");
    EXPECT_EQ(parameter.unit, unit::none);
    EXPECT_EQ(parameter.values.values().at(0).reference.standing, trace::Standing::synthetic);
    EXPECT_EQ(parameter.values.values().at(1).reference.published, Date::from_civil(2025, 11, 25));
}

TEST(LawDocument, LooksUpADayAsKnownOnAnother) {
    const auto book = read_law(sample("law.json"));
    ASSERT_TRUE(book);
    EXPECT_EQ(book->at(cold, Date::from_civil(2025, 12, 5))->value.to_string(), "1.5");
    EXPECT_EQ(book->at(cold, Date::from_civil(2025, 12, 6))->value.to_string(), "3");
    const Date before_the_act = Date::from_civil(2025, 11, 25);
    EXPECT_THAT(problems(book->at(cold, Date::from_civil(2025, 12, 6), before_the_act)),
                ElementsAre("law_gap metering.raising_factor.cold_water.no_meter"));
    EXPECT_TRUE(book->at(cold, Date::from_civil(2025, 12, 5), before_the_act));
}

TEST(LawDocument, GapIsAGap) {
    const auto book = read_law(sample("law.json"));
    ASSERT_TRUE(book);
    const auto early = book->at(cold, Date::from_civil(2016, 12, 31));
    EXPECT_THAT(problems(early),
                ElementsAre("law_gap metering.raising_factor.cold_water.no_meter"));
    EXPECT_EQ(early.errors().first().found, "2016-12-31");
    EXPECT_THAT(early.errors().first().expected.en, HasSubstr("a date of 2017-01-01..2026-11-22"));
    EXPECT_TRUE(book->at(cold, Date::from_civil(2026, 11, 21)));
    EXPECT_THAT(problems(book->at(cold, Date::from_civil(2026, 11, 22))),
                ElementsAre("law_gap metering.raising_factor.cold_water.no_meter"));
    EXPECT_THAT(problems(book->at("metering.raising_factor", Date::from_civil(2026, 1, 1))),
                ElementsAre("law_unknown_parameter metering.raising_factor"));
}

TEST(LawDocument, ReportsEverythingThatIsWrong) {
    const auto result = read_law(R"({"schema": "kvit-law/1", "parameters": [
        {"id": "a", "title": {"ru": "А"}, "unit": "percents", "values": []},
        {"id": "a", "title": {"ru": "А", "en": "A"}, "unit": "1", "covered_until": "soon",
         "values": [{"value": "1", "to": "2025-01-01"}, {"value": "2", "from": "2024-12-31"}]}]})");
    EXPECT_THAT(problems(result),
                ElementsAre("missing_key edition", "missing_key parameters[0].title.en",
                            "bad_unit parameters[0].unit", "out_of_range parameters[0].values",
                            "duplicate_id parameters[1].id", "bad_date parameters[1].covered_until",
                            "overlapping_intervals parameters[1].values[1]"));
}

TEST(LawFiles, AreJoined) {
    const std::string a = law("e", "a");
    const std::string b = law("e", "b");
    const std::array<EmbeddedFile, 2> files{{{"a.json", a}, {"b.json", b}}};
    const auto book = read_law_files(files);
    ASSERT_TRUE(book);
    EXPECT_EQ(book->edition(), "e");
    EXPECT_EQ(book->parameters().size(), 2u);
}

TEST(LawFiles, AreOfOneEditionAndDoNotRepeatAParameter) {
    const std::string a = law("e", "a");
    const std::string b = law("f", "b");
    const std::string c = law("e", "a");
    const std::array<EmbeddedFile, 4> files{
        {{"a.json", a}, {"b.json", b}, {"c.json", c}, {"d.json", "{}"}}};
    EXPECT_THAT(problems(read_law_files(files)),
                ElementsAre("contradiction b.json: edition", "duplicate_id c.json: a",
                            "missing_key d.json: schema", "missing_key d.json: edition",
                            "missing_key d.json: parameters"));
}

// ---- a pack over the law of the library

constexpr std::string_view key_rate = "penalty.key_rate";

Result<law::LawBook> pack(const std::string& parameters, const std::string& more = {}) {
    return read_law(R"({"schema": "kvit-law/1", "edition": "ours", "over": "built-in", )" + more +
                    R"("parameters": [)" + parameters + "]}");
}

TEST(LawPack, AddsAValueAndCoverageAndKeepsTheRest) {
    const auto book = pack(R"({"id": "penalty.key_rate", "known_on": "2026-10-23",
        "covered_until": "2026-12-20",
        "values": [{"from": "2026-10-26", "value": "13.50", "source": {"act": "x"}}]})");
    ASSERT_THAT(problems(book), IsEmpty());
    const auto base = built_in_law();
    EXPECT_EQ(book->edition(), base->edition() + " + ours");
    EXPECT_EQ(book->parameters().size(), base->parameters().size());
    const auto rate = [&](const char* day, Date known_on = Date::open_end()) {
        return book->at(key_rate, *Date::parse(day), known_on);
    };
    EXPECT_EQ(rate("2026-10-25")->value.to_string(), "14.00");
    EXPECT_EQ(rate("2026-10-25")->valid.to, Date::from_civil(2026, 10, 26));
    EXPECT_EQ(rate("2026-10-26")->value.to_string(), "13.50");
    EXPECT_EQ(rate("2026-12-20")->value.to_string(), "13.50");
    EXPECT_THAT(problems(rate("2026-12-21")), ElementsAre("law_gap penalty.key_rate"));
    // As it was known a day before the pack was loaded.
    const Date before = Date::from_civil(2026, 10, 22);
    EXPECT_THAT(problems(rate("2026-10-26", before)), ElementsAre("law_gap penalty.key_rate"));
    EXPECT_EQ(rate("2026-10-25", before)->value.to_string(), "14.00");
    EXPECT_EQ(rate("2026-10-25", before)->valid.to, Date::open_end());
}

TEST(LawPack, AValueLoadedLaterTakesThePlaceOfAnEarlierOneOnItsDays) {
    const auto book = pack(R"(
        {"id": "penalty.key_rate", "known_on": "2026-10-01",
         "values": [{"from": "2025-01-01", "to": "2025-03-01", "value": "20"}]},
        {"id": "penalty.key_rate", "known_on": "2026-10-02",
         "values": [{"from": "2025-02-01", "to": "2025-02-11", "value": "19"}]})");
    ASSERT_THAT(problems(book), IsEmpty());
    const auto rate = [&](const char* day) { return book->at(key_rate, *Date::parse(day)); };
    EXPECT_EQ(rate("2024-12-31")->value.to_string(), "21.00");
    EXPECT_EQ(rate("2024-12-31")->valid.to, Date::from_civil(2025, 1, 1));
    EXPECT_EQ(rate("2025-01-31")->value.to_string(), "20");
    EXPECT_EQ(rate("2025-02-01")->value.to_string(), "19");
    EXPECT_EQ(rate("2025-02-11")->value.to_string(), "20");
    EXPECT_EQ(rate("2025-02-11")->valid,
              (Interval{Date::from_civil(2025, 2, 11), Date::from_civil(2025, 3, 1)}));
    EXPECT_EQ(rate("2025-03-01")->value.to_string(), "21.00");
}

TEST(LawPack, ReadsEveryKindOfValue) {
    const auto book = pack(R"(
        {"id": "penalty.scale.zhk14", "values": [{"from": "2027-01-01", "value": {"steps": [
          {"from_day": 1}, {"from_day": 61, "divisor": 300}]}}]},
        {"id": "penalty.rate_limit.retro_9_5",
         "values": [{"from": "2027-01-01", "value": {"mode": "at_most", "percent": "9.5"}}]},
        {"id": "penalty.suspension.covid424", "values": [{"from": "2027-01-01",
         "value": {"debts": "arose_before", "before": "2026-12-01"}}]},
        {"id": "calendar.special_days", "values": [{"from": "2028-01-01", "to": "2029-01-01",
         "value": {"holiday": ["2028-01-02", "2028-01-01"], "working_weekend": ["2028-02-26"]}}]},
        {"id": "our.parameter", "title": {"ru": "Наш", "en": "Ours"}, "unit": "RUB",
         "values": [{"value": "5"}]})",
                           R"("known_on": "2026-11-22", )");
    ASSERT_THAT(problems(book), IsEmpty());
    const auto& parameters = book->parameters();
    const auto last = [&](const char* id) {
        return parameters.at(id).values.values().back().value;
    };
    const law::Scale scale{{{1, std::nullopt}, {61, 300}}};
    EXPECT_EQ(last("penalty.scale.zhk14"), law::Value(scale));
    EXPECT_EQ(last("penalty.rate_limit.retro_9_5"),
              law::Value(law::RateLimit{law::RateLimit::Mode::at_most, *Decimal::parse("9.5")}));
    EXPECT_EQ(last("penalty.suspension.covid424"),
              law::Value(law::Suspension{law::Suspension::Debts::arose_before,
                                         Date::from_civil(2026, 12, 1)}));
    const law::SpecialDays days{{{Date::from_civil(2028, 1, 1), law::DayKind::holiday},
                                 {Date::from_civil(2028, 1, 2), law::DayKind::holiday},
                                 {Date::from_civil(2028, 2, 26), law::DayKind::working_weekend}}};
    EXPECT_EQ(last("calendar.special_days"), law::Value(days));
    EXPECT_EQ(book->at("our.parameter", Date::from_civil(2000, 1, 1))->value.to_string(), "5");
    EXPECT_THAT(problems(book->at("penalty.scale.zhk14", Date::from_civil(2026, 1, 1))),
                ElementsAre("law_wrong_kind penalty.scale.zhk14"));
    EXPECT_EQ(read_law(write_law(*book))->parameters(), parameters);
}

TEST(LawPack, RefusesWhatCannotBeAdded) {
    EXPECT_THAT(problems(pack(R"(
        {"id": "penalty.key_rate", "values": [{"value": "1"}]},
        {"id": "penalty.key_rat", "known_on": "2026-11-01", "values": [{"value": "1"}]},
        {"id": "penalty.key_rate", "known_on": "2026-11-01", "values": []},
        {"id": "penalty.key_rate", "known_on": "2026-11-01", "values": [{"value": "1"}]},
        {"id": "penalty.key_rate", "known_on": "2026-11-02", "unit": "RUB", "kind": "scale",
         "values": [{"value": "1"}, {"from": "2026-01-01", "value": "2"}]})")),
                ElementsAre("missing_key parameters[0].known_on", "missing_key parameters[1].title",
                            "missing_key parameters[1].unit", "out_of_range parameters[2].values",
                            "duplicate_id parameters[3].id", "unit_mismatch parameters[4].unit",
                            "law_wrong_kind parameters[4].kind",
                            "overlapping_intervals parameters[4].values[1]"));
}

// Each value is compared with all others: more than a few thousand would be slow, and are a
// mistake.
TEST(LawPack, RefusesMoreValuesThanAnyLawHas) {
    std::string values;
    for (std::size_t i = 0; i <= limits::dated_values_max; ++i) {
        const Date day = Date::from_civil(2000, 1, 1) + static_cast<int>(i);
        values += (i == 0 ? "" : ",") + std::string(R"({"from": ")") + day.to_string() +
                  R"(", "to": ")" + (day + 1).to_string() + R"(", "value": "1"})";
    }
    const auto result = pack(R"({"id": "penalty.key_rate", "values": [)" + values + "]}",
                             R"("known_on": "2026-11-22", )");
    EXPECT_THAT(problems(result), ElementsAre("limit_exceeded parameters[0].values"));
    EXPECT_EQ(result.errors().first().found, "4097");
}

TEST(LawPack, RefusesMalformedValuesOfEveryKind) {
    EXPECT_THAT(problems(pack(R"(
        {"id": "penalty.scale.zhk14", "values": [
          {"to": "2000-01-01", "value": {"steps": []}},
          {"from": "2000-01-01", "to": "2001-01-01", "value": {"steps": [{"from_day": 2}]}},
          {"from": "2001-01-01", "to": "2002-01-01", "value": {"steps": [{"from_day": 1},
            {"from_day": 31, "divisor": 0}]}},
          {"from": "2002-01-01", "to": "2003-01-01", "value": {"steps": [{"from_day": 1},
            {"from_day": 31, "divisor": 300}, {"from_day": 31, "divisor": 130}]}},
          {"from": "2003-01-01", "value": "300"}]},
        {"id": "penalty.rate_limit.retro_9_5", "values": [
          {"to": "2000-01-01", "value": {"mode": "at_most"}},
          {"from": "2000-01-01", "to": "2001-01-01", "value": {"mode": "none", "percent": "9"}},
          {"from": "2001-01-01", "value": {"mode": "most", "percent": "9"}}]},
        {"id": "penalty.suspension.covid424", "values": [
          {"to": "2000-01-01", "value": {"debts": "arose_before"}},
          {"from": "2000-01-01", "value": {"debts": "all", "before": "2000-01-01"}}]},
        {"id": "calendar.special_days", "values": [
          {"from": "2028-01-01", "to": "2029-01-01", "value": {
            "holiday": ["2029-01-01", "2028-01-02"], "working_weekend": ["2028-01-02"]}}]})",
                              R"("known_on": "2026-11-22", )")),
                ElementsAre("out_of_range parameters[0].values[0].value.steps",
                            "contradiction parameters[0].values[1].value.steps[0].from_day",
                            "out_of_range parameters[0].values[2].value.steps[1].divisor",
                            "contradiction parameters[0].values[3].value.steps[2].from_day",
                            "wrong_type parameters[0].values[4].value",
                            "missing_key parameters[1].values[0].value.percent",
                            "contradiction parameters[1].values[1].value.percent",
                            "bad_choice parameters[1].values[2].value.mode",
                            "missing_key parameters[2].values[0].value.before",
                            "contradiction parameters[2].values[1].value.before",
                            "out_of_range parameters[3].values[0].value.holiday",
                            "contradiction parameters[3].values[0].value.working_weekend"));
}

}  // namespace
}  // namespace kvit::format
