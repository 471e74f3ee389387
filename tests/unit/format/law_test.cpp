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
using testing::StartsWith;

constexpr std::string_view cold = "metering.raising_factor.cold_water";
constexpr std::string_view hot = "metering.raising_factor.hot_water";

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
                ElementsAre("law_gap metering.raising_factor.cold_water"));
    EXPECT_TRUE(book->at(cold, Date::from_civil(2025, 12, 5), before_the_act));
}

TEST(LawDocument, GapIsAGap) {
    const auto book = read_law(sample("law.json"));
    ASSERT_TRUE(book);
    const auto early = book->at(cold, Date::from_civil(2016, 12, 31));
    EXPECT_THAT(problems(early), ElementsAre("law_gap metering.raising_factor.cold_water"));
    EXPECT_EQ(early.errors().first().found, "2016-12-31");
    EXPECT_THAT(early.errors().first().expected.en,
                HasSubstr("2017-01-01..2025-12-06, 2025-12-06..2026-11-22"));
    EXPECT_TRUE(book->at(cold, Date::from_civil(2026, 11, 21)));
    EXPECT_THAT(problems(book->at(cold, Date::from_civil(2026, 11, 22))),
                ElementsAre("law_gap metering.raising_factor.cold_water"));
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
    const std::array<law::data::EmbeddedFile, 2> files{{{"a.json", a}, {"b.json", b}}};
    const auto book = read_law_files(files);
    ASSERT_TRUE(book);
    EXPECT_EQ(book->edition(), "e");
    EXPECT_EQ(book->parameters().size(), 2u);
}

TEST(LawFiles, AreOfOneEditionAndDoNotRepeatAParameter) {
    const std::string a = law("e", "a");
    const std::string b = law("f", "b");
    const std::string c = law("e", "a");
    const std::array<law::data::EmbeddedFile, 4> files{
        {{"a.json", a}, {"b.json", b}, {"c.json", c}, {"d.json", "{}"}}};
    EXPECT_THAT(problems(read_law_files(files)),
                ElementsAre("contradiction b.json: edition", "duplicate_id c.json: a",
                            "missing_key d.json: schema", "missing_key d.json: edition",
                            "missing_key d.json: parameters"));
}

TEST(BuiltInLaw, IsSoundAndSaysWhereItIsFrom) {
    const auto book = built_in_law();
    ASSERT_THAT(problems(book), IsEmpty());
    EXPECT_THAT(book->edition(), StartsWith("kvit-law "));
    for (const auto& [id, parameter] : book->parameters())
        for (const auto& dated : parameter.values.values()) {
            EXPECT_FALSE(dated.reference.act.empty()) << id;
            EXPECT_TRUE(dated.reference.checked_on) << id;
        }
}

TEST(BuiltInLaw, KnowsTheRaisingFactors) {
    const auto book = built_in_law();
    ASSERT_TRUE(book);
    EXPECT_EQ(book->at(cold, Date::from_civil(2017, 1, 1))->value.to_string(), "1.5");
    EXPECT_EQ(book->at(cold, Date::from_civil(2025, 12, 5))->value.to_string(), "1.5");
    EXPECT_EQ(book->at(cold, Date::from_civil(2025, 12, 6))->value.to_string(), "3");
    EXPECT_EQ(book->at(hot, Date::from_civil(2026, 7, 1))->value.to_string(), "1.5");
    EXPECT_FALSE(book->at(cold, Date::from_civil(2016, 12, 31)));
    EXPECT_FALSE(book->at("metering.raising_factor.electricity", Date::from_civil(2026, 1, 1)));
}

}  // namespace
}  // namespace kvit::format
