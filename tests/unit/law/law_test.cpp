// Values by dates and the law book.
#include "kvit/law/effective.hpp"
#include "kvit/law/law_book.hpp"
#include "unit/town.hpp"

namespace kvit::test {
namespace {

using law::Dated;
using law::Effective;
using testing::HasSubstr;

Interval between(std::string_view from, std::string_view to) {
    Interval interval;
    if (!from.empty()) interval.from = day(from);
    if (!to.empty()) interval.to = day(to);
    return interval;
}
Dated<int> dated(Interval valid, int value, Date known_on = Date::open_start()) {
    return {.valid = valid, .value = value, .reference = {}, .known_on = known_on};
}

TEST(Effective, FindsTheValueOfADay) {
    Effective<int> values;
    EXPECT_TRUE(values.empty());
    EXPECT_TRUE(values.add(dated(between("2025-07-01", ""), 3)));
    EXPECT_TRUE(values.add(dated(between("", "2025-01-01"), 1)));
    EXPECT_TRUE(values.add(dated(between("2025-01-01", "2025-06-01"), 2)));
    EXPECT_EQ(values.at(day("1999-01-01"))->value, 1);
    EXPECT_EQ(values.at(day("2024-12-31"))->value, 1);
    EXPECT_EQ(values.at(day("2025-01-01"))->value, 2);
    EXPECT_EQ(values.at(day("2025-05-31"))->value, 2);
    EXPECT_EQ(values.at(day("2025-06-01")), nullptr) << "a gap is a gap";
    EXPECT_EQ(values.at(day("2025-06-30")), nullptr);
    EXPECT_EQ(values.at(day("2025-07-01"))->value, 3);
    EXPECT_EQ(values.at(day("2199-01-01"))->value, 3);
    EXPECT_EQ(values.values()[0].value, 1) << "in the order of days";
}

TEST(Effective, RefusesAnyOverlapAndKeepsWhatItHas) {
    Effective<int> values;
    ASSERT_TRUE(values.add(dated(between("2025-02-01", "2025-04-01"), 1)));
    ASSERT_TRUE(values.add(dated(between("2025-06-01", "2025-08-01"), 2)));
    const auto before = values;
    for (const auto& [from, to] :
         std::vector<std::pair<std::string, std::string>>{{"2025-02-01", "2025-04-01"},
                                                          {"2025-01-01", "2025-02-02"},
                                                          {"2025-03-31", "2025-05-01"},
                                                          {"2025-02-10", "2025-02-11"},
                                                          {"2025-01-01", "2025-12-01"},
                                                          {"", ""},
                                                          {"2025-05-01", "2025-06-02"},
                                                          {"2025-07-31", ""}})
        EXPECT_FALSE(values.add(dated(between(from, to), 9))) << from << ".." << to;
    EXPECT_EQ(values, before);
    EXPECT_TRUE(values.add(dated(between("2025-04-01", "2025-06-01"), 3)));
}

TEST(Effective, AValueLoadedLaterIsNotKnownEarlier) {
    Effective<int> values;
    ASSERT_TRUE(values.add(dated(between("2025-01-01", ""), 1, day("2025-03-05"))));
    EXPECT_EQ(values.at(day("2025-02-01"), day("2025-03-04")), nullptr);
    EXPECT_EQ(values.at(day("2025-02-01"), day("2025-03-05"))->value, 1);
    EXPECT_EQ(values.at(day("2025-02-01"))->value, 1);
}

TEST(Effective, AValueLoadedLaterTakesThePlaceOfAnEarlierOne) {
    Effective<int> values;
    ASSERT_TRUE(values.supersede(dated(between("2025-01-01", ""), 1)));
    ASSERT_TRUE(values.supersede(dated(between("2025-03-01", "2025-06-01"), 2, day("2025-04-10"))));
    EXPECT_FALSE(
        values.supersede(dated(between("2025-05-31", "2025-07-01"), 3, day("2025-04-10"))));
    EXPECT_FALSE(values.supersede(dated(between("2025-02-01", "2025-02-02"), 3)));
    EXPECT_EQ(values.values().size(), 2u);
    EXPECT_EQ(values.at(day("2025-02-28"))->value, 1);
    EXPECT_EQ(values.at(day("2025-03-01"))->value, 2);
    EXPECT_EQ(values.at(day("2025-06-01"))->value, 1);
    EXPECT_EQ(values.at(day("2025-03-01"), day("2025-04-09"))->value, 1);
    EXPECT_EQ(values.held(day("2025-02-28")), between("2025-01-01", "2025-03-01"));
    EXPECT_EQ(values.held(day("2025-03-01")), between("2025-03-01", "2025-06-01"));
    EXPECT_EQ(values.held(day("2025-06-01")), between("2025-06-01", ""));
    EXPECT_EQ(values.held(day("2025-06-01"), day("2025-04-09")), between("2025-01-01", ""));
    EXPECT_EQ(values.held(day("2024-12-31")), std::nullopt);
}

law::LawBook book(const std::string& parameters) {
    return *format::read_law(R"({"schema": "kvit-law/1", "edition": "e", "parameters": [)" +
                             parameters + "]}");
}

TEST(LawBook, UnknownParameter) {
    const auto value = law::LawBook().at("no.such", day("2025-07-01"));
    ASSERT_FALSE(value);
    EXPECT_EQ(said(value), "law_unknown_parameter no.such\n");
}

TEST(LawBook, GapAndCoverage) {
    const auto law = book(R"({"id": "p", "title": {"ru": "п", "en": "p"}, "unit": "1",
        "covered_until": "2026-06-30",
        "values": [{"from": "2025-01-01", "to": "2025-06-01", "value": "1"},
                   {"from": "2025-07-01", "value": "2"}]})");
    EXPECT_EQ(law.at("p", day("2025-05-31"))->value, dec("1"));
    EXPECT_EQ(law.at("p", day("2026-06-30"))->value, dec("2"));
    EXPECT_EQ(said(law.at("p", day("2024-12-31"))), "law_gap p\n");
    EXPECT_EQ(said(law.at("p", day("2026-07-01"))), "law_gap p\n");
    const auto gap = law.at("p", day("2025-06-15"));
    ASSERT_FALSE(gap);
    EXPECT_EQ(gap.errors().first().found, "2025-06-15");
    EXPECT_EQ(gap.errors().first().expected.en,
              "a date of 2025-01-01..2025-06-01, 2025-07-01..2026-07-01");
}

// The date is covered; what is missing is the knowledge of that time, and the message must say so.
TEST(LawBook, AGapOfKnowledgeIsToldApart) {
    const auto law = book(R"({"id": "p", "title": {"ru": "п", "en": "p"}, "unit": "1",
        "values": [{"from": "2025-01-01", "value": "1", "known_on": "2025-03-05"}]})");
    EXPECT_TRUE(law.at("p", day("2025-02-01"), day("2025-03-05")));
    const auto unknown = law.at("p", day("2025-02-01"), day("2025-03-04"));
    ASSERT_FALSE(unknown);
    EXPECT_THAT(unknown.errors().first().message(Language::en), HasSubstr("2025-03-0"));
}

}  // namespace
}  // namespace kvit::test
