// The tables of volumes inside the library: complete, unambiguous, and right where it was checked.
#include "unit/town.hpp"

namespace kvit::test {
namespace {

using law::MeterCondition;
using law::VolumeRules;
using law::VolumeStep;

const law::LawBook& pack() {
    static const law::LawBook book = format::built_in_law().value_or_throw();
    return book;
}

std::vector<std::string> tables() {
    std::vector<std::string> ids;
    for (const auto& [id, parameter] : pack().parameters())
        if (parameter.kind == law::ValueKind::volume) ids.push_back(id);
    return ids;
}

/// "average norm_raised"
std::string steps(const VolumeRules& rules, MeterCondition condition) {
    std::string text;
    for (const VolumeStep step : rules.steps(condition))
        text += (text.empty() ? "" : " ") +
                std::string(law::volume_step_rows[static_cast<std::size_t>(step)].name);
    return text;
}

std::string steps(std::string_view table, std::string_view date, MeterCondition condition) {
    const auto found = pack().at<VolumeRules>(table, day(date));
    return found ? steps(found->value, condition) : said(found);
}

TEST(VolumesOfTheLibrary, AreTablesOfServices) {
    EXPECT_THAT(tables(), testing::ElementsAre("metering.volume", "metering.volume.electricity",
                                               "metering.volume.gas", "metering.volume.heating"));
    for (const auto& [id, parameter] : pack().parameters())
        EXPECT_EQ(id.starts_with("metering.volume"), parameter.kind == law::ValueKind::volume)
            << id;
}

// Each condition has one row, no step stands twice, the last step always applies and no other does.
TEST(VolumesOfTheLibrary, AreCompleteAndUnambiguousOnEveryDay) {
    for (const auto& id : tables()) {
        const auto& parameter = pack().parameters().find(id)->second;
        const Date last = parameter.covered_until();
        ASSERT_GE(last, day("2026-12-31")) << id;
        for (Date date = day("2019-01-01"); date <= last; date = date + 1) {
            const auto& values = parameter.values.values();
            ASSERT_EQ(std::count_if(values.begin(), values.end(),
                                    [&](const auto& each) { return each.valid.contains(date); }),
                      1)
                << id << " on " << date.to_string();
            const auto found = pack().at<VolumeRules>(id, date);
            ASSERT_TRUE(found) << said(found);
            const auto& rules = found->value.rules;
            ASSERT_EQ(rules.size(), std::size(law::meter_condition_rows)) << id;
            for (const auto& row : law::meter_condition_rows) {
                EXPECT_EQ(std::count_if(rules.begin(), rules.end(),
                                        [&](const law::VolumeRule& rule) {
                                            return rule.condition == row.condition;
                                        }),
                          1)
                    << id << ' ' << row.name << " on " << date.to_string();
                const auto& each = found->value.steps(row.condition);
                ASSERT_FALSE(each.empty()) << id << ' ' << row.name;
                EXPECT_EQ(std::set<VolumeStep>(each.begin(), each.end()).size(), each.size())
                    << id << ' ' << row.name;
                for (const VolumeStep& step : each)
                    EXPECT_EQ(law::always_applies(step), &step == &each.back())
                        << id << ' ' << row.name << " on " << date.to_string();
            }
        }
    }
}

/// Why a raised norm is raised under a condition; null: the norm of an act has a factor of its own.
const char* reason_of(MeterCondition condition) {
    switch (condition) {
        case MeterCondition::verification_expired:
        case MeterCondition::failed:
            return "meter_failed";
        case MeterCondition::no_access:
        case MeterCondition::no_access_again:
            return "no_access";
        case MeterCondition::no_meter:
            return "no_meter";
        case MeterCondition::interference:
            return nullptr;
        default:
            return "";  // what is working or was only not read raises nothing
    }
}

TEST(VolumesOfTheLibrary, ARaisedNormHasItsFactor) {
    for (const std::string service : {"cold_water", "hot_water", "electricity"}) {
        const std::string own = "metering.volume." + service;
        const std::string table = pack().parameters().contains(own) ? own : "metering.volume";
        const Date last = pack().parameters().find(table)->second.covered_until();
        for (Date date = day("2019-01-01"); date <= last; date = date + 1) {
            const auto found = pack().at<VolumeRules>(table, date);
            ASSERT_TRUE(found) << said(found);
            for (const auto& [condition, each] : found->value.rules) {
                if (each.back() != VolumeStep::norm_raised) continue;
                const char* reason = reason_of(condition);
                const std::string id = reason == nullptr
                                           ? "metering.interference_factor"
                                           : "metering.raising_factor." + service + '.' + reason;
                const auto factor = pack().at(id, date);
                ASSERT_TRUE(factor) << said(factor);
                EXPECT_GT(factor->value, Decimal::whole(1)) << id << " on " << date.to_string();
            }
            for (const char* reason : {"no_meter", "meter_failed", "no_access"}) {
                const auto factor =
                    pack().at("metering.raising_factor." + service + '.' + reason, date);
                EXPECT_TRUE(factor) << said(factor);
            }
        }
    }
}

// Absent means none: a service without a factor has no table that raises its norm.
TEST(VolumesOfTheLibrary, AServiceWithoutAFactorIsNeverRaised) {
    for (const char* service : {"heating", "gas"}) {
        const std::string table = std::string("metering.volume.") + service;
        for (const auto& dated : pack().parameters().find(table)->second.values.values())
            for (const auto& rule : std::get<VolumeRules>(dated.value).rules)
                EXPECT_EQ(rule.steps.back(), VolumeStep::norm) << service;
    }
    for (const char* service : {"heating", "gas", "waste_water"})
        for (const char* reason : {"meter_failed", "no_access"})
            EXPECT_FALSE(pack().parameters().contains(std::string("metering.raising_factor.") +
                                                      service + '.' + reason))
                << service << ' ' << reason;
}

TEST(VolumesOfTheLibrary, WaterGoesByTheAverageAndThenByTheNorm) {
    const std::string table = "metering.volume";
    const std::string date = "2026-01-01";
    EXPECT_EQ(steps(table, date, MeterCondition::working), "difference norm");
    EXPECT_EQ(steps(table, date, MeterCondition::failed), "average norm_raised");
    EXPECT_EQ(steps(table, date, MeterCondition::verification_expired), "average norm_raised");
    EXPECT_EQ(steps(table, date, MeterCondition::no_access), "average norm_raised");
    EXPECT_EQ(steps(table, date, MeterCondition::reading_not_sent), "average norm");
    EXPECT_EQ(steps(table, date, MeterCondition::no_meter), "norm_raised");
}

// 522-ФЗ: the supplier installs the meter.
TEST(VolumesOfTheLibrary, ElectricityChangesInJuly2020) {
    const std::string table = "metering.volume.electricity";
    const auto before = [&](MeterCondition condition) {
        return steps(table, "2020-06-30", condition);
    };
    const auto after = [&](MeterCondition condition) {
        return steps(table, "2020-07-01", condition);
    };
    EXPECT_EQ(before(MeterCondition::no_meter), "norm_raised");
    EXPECT_EQ(after(MeterCondition::no_meter), "norm");
    EXPECT_EQ(before(MeterCondition::failed), "average norm_raised");
    EXPECT_EQ(after(MeterCondition::failed), "average_until_restored norm");
    EXPECT_EQ(before(MeterCondition::verification_expired), "average norm_raised");
    EXPECT_EQ(after(MeterCondition::verification_expired),
              "difference average_until_restored norm");
    EXPECT_EQ(after(MeterCondition::reading_not_sent), "average_until_restored norm");
    EXPECT_EQ(after(MeterCondition::no_access), "average norm_raised");
}

// П. 60(3): the factor holds from the second act on, without three periods of the average.
TEST(VolumesOfTheLibrary, TheSecondActOfRefusedAccessRaisesTheNormAtOnce) {
    const auto again = MeterCondition::no_access_again;
    EXPECT_EQ(steps("metering.volume.electricity", "2020-07-01", again), "norm_raised");
    EXPECT_EQ(steps("metering.volume.electricity", "2026-12-31", again), "norm_raised");
    EXPECT_EQ(steps("metering.volume.electricity", "2020-06-30", again), "average norm_raised");
}

TEST(VolumesOfTheLibrary, ASecondActIsNothingNewForOtherServices) {
    for (const char* table : {"metering.volume", "metering.volume.heating", "metering.volume.gas",
                              "metering.volume.waste_water"}) {
        if (!pack().parameters().contains(table)) continue;
        for (const char* date : {"2013-01-01", "2020-07-01", "2026-12-31"})
            EXPECT_EQ(steps(table, date, MeterCondition::no_access_again),
                      steps(table, date, MeterCondition::no_access))
                << table << " on " << date;
    }
}

}  // namespace
}  // namespace kvit::test
