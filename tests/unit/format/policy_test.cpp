#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kvit/format/documents.hpp"
#include "unit/format/documents.hpp"

namespace kvit::format {
namespace {

using law::Policy;
using law::PolicyOption;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Result<Policy> policy(const std::string& options) {
    return read_policy(R"({"schema": "kvit-policy/1", "id": "mine", "options": [)" + options +
                       "]}");
}

TEST(PolicyDocument, IsRead) {
    const auto result = read_policy(sample("policy.json"));
    ASSERT_THAT(problems(result), IsEmpty());
    EXPECT_EQ(result->id(), "demo-policy");
    EXPECT_EQ(result->base(), law::ShippedPolicy::law_default);
    EXPECT_EQ(result->hot_water_lines(Date::from_civil(2025, 7, 1)), law::HotWaterLines::one_line);
    EXPECT_EQ(result->hot_water_lines(Date::from_civil(2026, 1, 1)), law::HotWaterLines::two_lines);
    EXPECT_EQ(result->raising_factor_lines(Date::from_civil(1990, 1, 1)),
              law::RaisingFactorLines::one_sum);
}

TEST(PolicyDocument, KeepsOnlyWhatDiffersFromTheBaseByOptionsAndDates) {
    const auto result = policy(R"(
        {"option": "solid_waste_area_rate", "choice": "rounded_first"},
        {"option": "missing_reading", "choice": "average"},
        {"option": "hot_water_lines", "choice": "one_line", "from": "2026-01-01"},
        {"option": "hot_water_lines", "choice": "one_line", "to": "2025-01-01"})");
    ASSERT_THAT(problems(result), IsEmpty());
    const Date start = Date::open_start();
    const Date end = Date::open_end();
    EXPECT_THAT(
        result->choices(),
        ElementsAre(
            Policy::Choice{PolicyOption::hot_water_lines, 1, {start, Date::from_civil(2025, 1, 1)}},
            Policy::Choice{PolicyOption::hot_water_lines, 1, {Date::from_civil(2026, 1, 1), end}},
            Policy::Choice{PolicyOption::solid_waste_area_rate, 1, {start, end}}));
}

TEST(PolicyDocument, InheritsLawDefault) {
    EXPECT_EQ(policy("")->base(), law::ShippedPolicy::law_default);
    const auto result = read_policy(
        R"({"schema": "kvit-policy/1", "id": "p", "inherits": "law_defualt", "options": []})");
    EXPECT_THAT(problems(result), ElementsAre("policy_unknown_base inherits"));
    EXPECT_THAT(result.errors().first().expected.en, HasSubstr("law_default"));
}

TEST(PolicyDocument, NameOfTheShippedPolicyIsTaken) {
    EXPECT_THAT(
        problems(read_policy(R"({"schema": "kvit-policy/1", "id": "law_default", "options": []})")),
        IsEmpty());
    EXPECT_THAT(
        problems(read_policy(R"({"schema": "kvit-policy/1", "id": "law_default", "options": [
                    {"option": "missing_reading", "choice": "refuse"}]})")),
        ElementsAre("duplicate_id id"));
}

TEST(PolicyDocument, RefusesUnknownOptionsAndChoices) {
    const auto result = policy(R"(
        {"option": "hot_water_line", "choice": "one_line"},
        {"option": "missing_reading", "choice": "one_line"},
        {"choice": "norm"},
        {"option": "missing_reading"},
        {"option": "missing_reading", "choice": "refuse", "since": "2025-01-01"})");
    EXPECT_THAT(problems(result),
                ElementsAre("policy_unknown_option options[0].option",
                            "bad_choice options[1].choice", "missing_key options[2].option",
                            "missing_key options[3].choice", "unknown_key options[4].since"));
    EXPECT_THAT(result.errors().list().at(0).expected.en,
                HasSubstr("did you mean \"hot_water_lines\"?"));
    EXPECT_EQ(result.errors().list().at(1).expected.en, "one of: average, refuse, norm");
}

TEST(PolicyDocument, ChoicesOfOneOptionDoNotOverlap) {
    EXPECT_THAT(problems(policy(R"(
                    {"option": "missing_reading", "choice": "refuse", "from": "2025-01-01"},
                    {"option": "missing_reading", "choice": "norm", "from": "2026-01-01"},
                    {"option": "hot_water_lines", "choice": "one_line", "from": "2026-01-01"})")),
                ElementsAre("overlapping_intervals options[1]"));
}

TEST(PolicyDocument, NeedsItsKeys) {
    EXPECT_THAT(problems(read_policy(R"({"schema": "kvit-policy/1", "name": "p"})")),
                ElementsAre("missing_key id", "missing_key options", "unknown_key name"));
}

}  // namespace
}  // namespace kvit::format
