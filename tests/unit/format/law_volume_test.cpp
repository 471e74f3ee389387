// Tables of volumes in a law: each condition has its steps, and no volume is left unfound.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kvit/format/documents.hpp"
#include "unit/format/documents.hpp"

namespace kvit::format {
namespace {

using law::MeterCondition;
using law::VolumeRules;
using law::VolumeStep;
using testing::ElementsAre;
using testing::IsEmpty;

/// A law of one table in which `failed` has these steps and the others go by the norm.
std::string table(const std::string& failed, const std::string& more = "") {
    std::string rows;
    for (const auto& row : law::meter_condition_rows)
        if (row.condition != MeterCondition::failed)
            rows += '"' + std::string(row.name) + R"(": ["norm"], )";
    return R"({"schema": "kvit-law/1", "edition": "e", "parameters": [{"id": "v", "unit": "1",
        "title": {"ru": "О", "en": "V"}, "kind": "volume", "values": [{"value": {)" +
           rows + R"("failed": )" + failed + more + "}}]}]}";
}

std::vector<std::string> table_problems(const std::string& failed, const std::string& more = "") {
    return problems(read_law(table(failed, more)));
}

const std::string at = " parameters[0].values[0].value.";

TEST(LawOfVolumes, IsRead) {
    const auto book = read_law(sample("law.json"));
    ASSERT_THAT(problems(book), IsEmpty());
    const auto rules = book->at<VolumeRules>("metering.volume.gas", Date::from_civil(2025, 7, 1));
    ASSERT_THAT(problems(rules), IsEmpty());
    EXPECT_THAT(
        rules->value.steps(MeterCondition::remote),
        ElementsAre(VolumeStep::difference, VolumeStep::average_until_restored, VolumeStep::norm));
    EXPECT_THAT(rules->value.steps(MeterCondition::no_access),
                ElementsAre(VolumeStep::norm_raised));
    ASSERT_EQ(rules->value.rules.size(), std::size(law::meter_condition_rows));
    for (std::size_t i = 0; i < rules->value.rules.size(); ++i)
        EXPECT_EQ(static_cast<std::size_t>(rules->value.rules[i].condition), i);
}

TEST(LawOfVolumes, IsWrittenAsItIsRead) {
    const auto book = read_law(sample("law.json"));
    ASSERT_TRUE(book);
    const auto again = read_law(write_law(*book));
    ASSERT_THAT(problems(again), IsEmpty());
    const std::string gas = "metering.volume.gas";
    EXPECT_EQ(again->parameters().at(gas).values, book->parameters().at(gas).values);
}

TEST(LawOfVolumes, EveryConditionHasSteps) {
    EXPECT_THAT(table_problems(R"(["average", "norm_raised"])"), IsEmpty());
    EXPECT_THAT(table_problems("null"), ElementsAre("missing_key" + at + "failed"));
    EXPECT_THAT(table_problems("[]"), ElementsAre("contradiction" + at + "failed"));
    EXPECT_THAT(table_problems(R"("norm")"), ElementsAre("wrong_type" + at + "failed"));
    EXPECT_THAT(table_problems(R"(["norm"])", R"(, "stolen": ["norm"])"),
                ElementsAre("unknown_key" + at + "stolen"));
}

TEST(LawOfVolumes, ARowIsReadToItsEnd) {
    EXPECT_THAT(table_problems(R"(["average"])"), ElementsAre("contradiction" + at + "failed"));
    EXPECT_THAT(table_problems(R"(["average", "norm", "difference"])"),
                ElementsAre("contradiction" + at + "failed"));
    EXPECT_THAT(table_problems(R"(["norm", "norm_raised"])"),
                ElementsAre("contradiction" + at + "failed"));
    EXPECT_THAT(table_problems(R"(["average", "average", "norm"])"),
                ElementsAre("contradiction" + at + "failed"));
    // A step that is none is said once, and nothing of the row then.
    EXPECT_THAT(table_problems(R"(["guess"])"), ElementsAre("bad_choice" + at + "failed[0]"));
}

TEST(LawOfVolumes, EveryWrongRowIsSaid) {
    auto text = table(R"(["average"])");
    text = with(std::move(text), R"("no_meter": ["norm"])", R"("no_meter": ["difference"])");
    EXPECT_THAT(problems(read_law(text)),
                ElementsAre("contradiction" + at + "failed", "contradiction" + at + "no_meter"));
}

}  // namespace
}  // namespace kvit::format
