// Heating of a tariff book: how it is paid for, and its seasons.
#include "unit/format/tariffs.hpp"

namespace kvit::format {
namespace {

using tariff::HeatingPayment;
using testing::ElementsAre;
using testing::IsEmpty;

/// A regime with three keys as they stand.
std::vector<std::string> heating_problems(const std::string& payment, const std::string& season,
                                          const std::string& months = "") {
    return book_problems(R"("heating": [{"id": "h", "payment": [)" + payment + R"(], "season": [)" +
                         season + "]" + (months.empty() ? "" : R"(, "months": [)" + months + "]") +
                         "}]");
}

constexpr const char* seasonal = R"({"value": "season"})";
constexpr const char* winter = R"({"from": "2025-10-01", "to": "2026-05-01"})";

TEST(HeatingRegimes, AreRead) {
    const auto result = read_tariffs(sample("tariffs.json"));
    ASSERT_THAT(problems(result), IsEmpty());
    const auto* town = result->heating_of(HeatingId("town"));
    ASSERT_NE(town, nullptr);
    EXPECT_EQ(town->title.ru, "Город (пример)");
    const Date june = Date::from_civil(2025, 6, 30);
    EXPECT_EQ(town->payment.at(june)->value, HeatingPayment::evenly);
    EXPECT_EQ(town->payment.at(june + 1)->value, HeatingPayment::season);
    EXPECT_EQ(town->months.at(june)->value, Decimal::whole(8));
    EXPECT_EQ(town->months.at(june + 1), nullptr);
    // A day of no season is a day without heating.
    EXPECT_EQ(town->season.at(june), nullptr);
    EXPECT_TRUE(town->season.at(Date::from_civil(2025, 5, 2))->value);
    EXPECT_EQ(town->season.at(Date::from_civil(2025, 5, 3)), nullptr);
    const auto* october = town->season.at(Date::from_civil(2025, 10, 1));
    ASSERT_NE(october, nullptr);
    EXPECT_EQ(october->known_on, Date::from_civil(2025, 9, 28));
    EXPECT_EQ(october->reference.standing, trace::Standing::synthetic);
    EXPECT_EQ(town->season.values().front().known_on, Date::from_civil(2025, 1, 10));
    EXPECT_EQ(town->season.values().front().reference.source, "kvit tests");
}

TEST(HeatingRegimes, SeasonsDoNotOverlap) {
    EXPECT_THAT(heating_problems(seasonal, winter), IsEmpty());
    EXPECT_THAT(heating_problems(seasonal, std::string(winter) + R"(, {"from": "2026-04-30"})"),
                ElementsAre("overlapping_intervals heating[0].season[1]"));
    EXPECT_THAT(heating_problems(seasonal, R"({"from": "2026-05-01", "to": "2025-10-01"})"),
                ElementsAre("empty_interval heating[0].season[0].to"));
    EXPECT_THAT(heating_problems(seasonal, R"({"from": "2025-10-01", "value": "true"})"),
                ElementsAre("unknown_key heating[0].season[0].value"));
}

TEST(HeatingRegimes, SayHowTheyArePaidFor) {
    EXPECT_THAT(heating_problems(R"({"value": "monthly"})", winter),
                ElementsAre("bad_choice heating[0].payment[0].value"));
    EXPECT_THAT(heating_problems("", ""),
                ElementsAre("out_of_range heating[0].payment", "out_of_range heating[0].season"));
    EXPECT_THAT(book_problems(R"("heating": [{"id": "h"}, {"id": "h", "payment": [{"value":
                    "evenly"}], "season": [{}]}])"),
                ElementsAre("missing_key heating[0].payment", "missing_key heating[0].season",
                            "duplicate_id heating[1].id"));
}

TEST(HeatingRegimes, HaveWholeMonthsOfAYear) {
    EXPECT_THAT(heating_problems(seasonal, winter, R"({"value": 1})"), IsEmpty());
    EXPECT_THAT(heating_problems(seasonal, winter, R"({"value": 12})"), IsEmpty());
    const std::string at = "heating[0].months[0].value";
    EXPECT_THAT(heating_problems(seasonal, winter, R"({"value": 0})"),
                ElementsAre("out_of_range " + at));
    EXPECT_THAT(heating_problems(seasonal, winter, R"({"value": 13})"),
                ElementsAre("out_of_range " + at));
    EXPECT_THAT(heating_problems(seasonal, winter, R"({"value": "8"})"),
                ElementsAre("wrong_type " + at));
}

}  // namespace
}  // namespace kvit::format
