// The policy: shipped, inherited, by dates, and what a bill tells of it.
#include "unit/town.hpp"

namespace kvit::test {
namespace {

TEST(Policy, TheDefaultIsTheFirstChoice) {
    const law::Policy policy;
    const Date date = day("2025-07-01");
    EXPECT_EQ(policy.id(), "law_default");
    EXPECT_EQ(policy.hot_water_lines(date), law::HotWaterLines::two_lines);
    EXPECT_EQ(policy.raising_factor_lines(date), law::RaisingFactorLines::separate_excess);
    EXPECT_EQ(policy.nobody_registered(date), law::NobodyRegistered::owners);
    EXPECT_EQ(policy.missing_reading(date), law::MissingReading::average);
    EXPECT_EQ(policy.solid_waste_area_rate(date), law::SolidWasteAreaRate::unrounded);
    EXPECT_EQ(policy.average_window(date), law::AverageWindow::least);
    EXPECT_EQ(policy.house_shares(date), law::HouseShares::exact);
    EXPECT_EQ(policy.zone_bands(date), law::ZoneBands::total_proportional);
    EXPECT_EQ(policy.band_part_month(date), law::BandPartMonth::limit_by_days);
    EXPECT_EQ(policy.band_several_months(date), law::BandSeveralMonths::limits_of_months);
    EXPECT_EQ(policy.temporarily_absent(date), law::TemporarilyAbsent::counted);
    EXPECT_EQ(policy.heating_part_month(date), law::HeatingPartMonth::by_days);
    EXPECT_EQ(policy.heating_unmetered(date), law::HeatingUnmetered::formula_3_7);
    EXPECT_EQ(policy.yearly_correction(date), law::YearlyCorrection::january);
    EXPECT_EQ(policy.common_below_zero(date), law::CommonBelowZero::carried);
    EXPECT_EQ(policy.late_reading(date), law::LateReading::spread);
    EXPECT_EQ(policy.past_months(date), law::PastMonths::recalculated);
    EXPECT_EQ(policy.month_penalty(date), law::MonthPenalty::by_hand);
    for (const auto& row : law::policy_option_rows) {
        EXPECT_EQ(&row - law::policy_option_rows, static_cast<int>(row.option));
        EXPECT_GE(row.choices.size(), 2u) << row.name;
        EXPECT_EQ(policy.choice(row.option, date), 0) << row.name;
    }
    for (const auto subject : {law::PolicySubject::charge, law::PolicySubject::penalty,
                               law::PolicySubject::allocation, law::PolicySubject::reconciliation})
        EXPECT_THAT(policy.differences(subject), testing::IsEmpty());
}

// Whole: a choice for every option, named, so that a new option cannot slip in unseen.
TEST(Policy, ThreeAreShippedEachWithAChoiceForEveryOption) {
    const auto chosen = [](law::ShippedPolicy shipped) {
        const law::Policy policy(shipped);
        EXPECT_EQ(policy.id(), law::name_of(shipped));
        EXPECT_EQ(policy.base(), shipped);
        std::string text;
        for (const auto& row : law::policy_option_rows)
            text +=
                std::string(row.choices[policy.choice(row.option, day("2025-07-01"))].name) + " ";
        return text;
    };
    EXPECT_EQ(
        chosen(law::ShippedPolicy::law_default),
        "two_lines separate_excess owners average unrounded "
        "least exact total_proportional limit_by_days limits_of_months counted by_days "
        "formula_3_7 january carried spread recalculated by_hand "
        "inclusive payday_charged rate_on_payment_day refinancing refuse pp474 retro_9_5 "
        "cap_by_payment_day split clock_runs round_interval no_cut fifo_not_time_barred "
        "any_month advance_kept corr_joins_month due15_from_feb2026 gk193_on "
        "presidential_as_week bankr497_on limitation_not_applied "
        "unnamed_oldest_first split_directed_allowed by_charge largest_remainder penalty_last "
        "voluntary_when_named advance_on_account "
        "newest_bill document_held closed_held calendar_month from_paid ");
    EXPECT_EQ(
        chosen(law::ShippedPolicy::court),
        "two_lines separate_excess owners refuse unrounded "
        "least exact total_proportional limit_by_days limits_of_months counted by_days "
        "formula_3_7 january carried spread recalculated by_hand "
        "inclusive payday_charged rate_on_judgment_day refinancing refuse pp474 retro_9_5 "
        "cap_by_payment_day split clock_runs round_interval no_cut fifo_not_time_barred "
        "any_month advance_kept corr_joins_month due15_from_feb2026 gk193_on "
        "presidential_as_week bankr497_on limitation_not_applied "
        "unnamed_oldest_first split_directed_allowed by_charge largest_remainder penalty_last "
        "voluntary_when_named advance_on_account "
        "newest_bill document_held closed_held calendar_month from_paid ");
    EXPECT_EQ(chosen(law::ShippedPolicy::legacy_compatible),
              "one_line one_sum nobody norm rounded_first "
              "least conserved total_proportional full_limit one_limit counted full_month "
              "formula_3_7 january carried this_month as_posted by_hand "
              "inclusive payday_charged rate_by_periods refinancing refuse pp474 retro_9_5 "
              "cap_by_payment_day split clock_runs round_total no_cut named_then_fifo any_month "
              "advance_kept corr_joins_month due15_from_feb2026 gk193_off presidential_as_week "
              "bankr497_off limitation_not_applied "
              "unnamed_oldest_first split_always_proportional by_debt residue_first penalty_last "
              "voluntary_when_exact advance_by_charge "
              "oldest_open_bill account_wins closed_accepted calendar_month from_paid ");
    for (const auto& row : law::shipped_policy_rows)
        EXPECT_EQ(&row - law::shipped_policy_rows, static_cast<int>(row.policy));
}

std::vector<std::string> told(const law::Policy& policy) {
    std::vector<std::string> texts;
    for (const auto& [chosen, by] : policy.differences(law::PolicySubject::charge)) {
        const auto& row = law::policy_option_rows[static_cast<std::size_t>(chosen.option)];
        std::string text = std::string(row.name) + "=" +
                           std::string(row.choices[chosen.choice].name) + " by " + by;
        if (chosen.valid.from != Date::open_start())
            text += " from " + chosen.valid.from.to_string();
        if (chosen.valid.to != Date::open_end()) text += " to " + chosen.valid.to.to_string();
        texts.push_back(text);
    }
    return texts;
}

TEST(Policy, AnInheritedChoiceIsToldWithTheNameOfTheBase) {
    EXPECT_THAT(told(law::Policy(law::ShippedPolicy::court)),
                testing::ElementsAre("missing_reading=refuse by court"));
    const auto mine = format::read_policy(R"({"schema": "kvit-policy/1", "id": "mine",
        "inherits": "legacy_compatible", "options": [
          {"option": "hot_water_lines", "choice": "two_lines", "from": "2025-03-01",
           "to": "2025-05-01"},
          {"option": "nobody_registered", "choice": "owners"},
          {"option": "raising_factor_lines", "choice": "one_sum"},
          {"option": "missing_reading", "choice": "refuse", "from": "2026-01-01"}]})");
    ASSERT_TRUE(mine) << messages(mine);
    EXPECT_THAT(told(*mine), testing::ElementsAre(
                                 "hot_water_lines=one_line by legacy_compatible to 2025-03-01",
                                 "hot_water_lines=two_lines by mine from 2025-03-01 to 2025-05-01",
                                 "hot_water_lines=one_line by legacy_compatible from 2025-05-01",
                                 "raising_factor_lines=one_sum by legacy_compatible",
                                 "nobody_registered=owners by mine",
                                 "missing_reading=norm by legacy_compatible to 2026-01-01",
                                 "missing_reading=refuse by mine from 2026-01-01",
                                 "solid_waste_area_rate=rounded_first by legacy_compatible",
                                 "house_shares=conserved by legacy_compatible",
                                 "band_part_month=full_limit by legacy_compatible",
                                 "band_several_months=one_limit by legacy_compatible",
                                 "heating_part_month=full_month by legacy_compatible",
                                 "late_reading=this_month by legacy_compatible",
                                 "past_months=as_posted by legacy_compatible"));
    EXPECT_EQ(mine->hot_water_lines(day("2025-02-28")), law::HotWaterLines::one_line);
    EXPECT_EQ(mine->hot_water_lines(day("2025-03-01")), law::HotWaterLines::two_lines);
    EXPECT_EQ(mine->hot_water_lines(day("2025-05-01")), law::HotWaterLines::one_line);
    EXPECT_EQ(mine->nobody_registered(day("2025-05-01")), law::NobodyRegistered::owners);
}

// Of each option the choice that is not the default, read and answered under its own name.
TEST(Policy, PracticesOfMeteringAndHouseServicesAreChosen) {
    const law::Policy chosen = policy(
        R"({"option": "average_window", "choice": "year"},
           {"option": "house_shares", "choice": "conserved"},
           {"option": "zone_bands", "choice": "per_tariff_zone"},
           {"option": "band_part_month", "choice": "full_limit"},
           {"option": "band_several_months", "choice": "one_limit"},
           {"option": "temporarily_absent", "choice": "not_counted"},
           {"option": "heating_part_month", "choice": "full_month"},
           {"option": "heating_unmetered", "choice": "formula_3_6"},
           {"option": "yearly_correction", "choice": "march", "from": "2025-01-01",
            "to": "2026-01-01"},
           {"option": "yearly_correction", "choice": "february", "from": "2026-01-01"},
           {"option": "common_below_zero", "choice": "dropped"},
           {"option": "late_reading", "choice": "this_month"})");
    const Date date = day("2025-07-01");
    EXPECT_EQ(chosen.average_window(date), law::AverageWindow::year);
    EXPECT_EQ(chosen.house_shares(date), law::HouseShares::conserved);
    EXPECT_EQ(chosen.zone_bands(date), law::ZoneBands::per_tariff_zone);
    EXPECT_EQ(chosen.band_part_month(date), law::BandPartMonth::full_limit);
    EXPECT_EQ(chosen.band_several_months(date), law::BandSeveralMonths::one_limit);
    EXPECT_EQ(chosen.temporarily_absent(date), law::TemporarilyAbsent::not_counted);
    EXPECT_EQ(chosen.heating_part_month(date), law::HeatingPartMonth::full_month);
    EXPECT_EQ(chosen.heating_unmetered(date), law::HeatingUnmetered::formula_3_6);
    EXPECT_EQ(chosen.yearly_correction(date), law::YearlyCorrection::march);
    EXPECT_EQ(chosen.yearly_correction(day("2026-01-01")), law::YearlyCorrection::february);
    EXPECT_EQ(chosen.yearly_correction(day("2024-12-31")), law::YearlyCorrection::january);
    EXPECT_EQ(chosen.common_below_zero(date), law::CommonBelowZero::dropped);
    EXPECT_EQ(chosen.late_reading(date), law::LateReading::this_month);
}

TEST(Policy, APenaltyTellsOfItsOwnPracticesOnly) {
    const law::Policy court(law::ShippedPolicy::court);
    const auto told_of = court.differences(law::PolicySubject::penalty);
    ASSERT_EQ(told_of.size(), 1u);
    EXPECT_EQ(told_of[0].chosen.option, law::PolicyOption::penalty_rate);
    EXPECT_EQ(told_of[0].by, "court");
    EXPECT_EQ(court.chosen_by(law::PolicyOption::penalty_rate, day("2025-07-01")), "court");
}

TEST(Policy, AShippedNameIsAPolicyOfItsOwn) {
    const auto court =
        format::read_policy(R"({"schema": "kvit-policy/1", "id": "court", "options": []})");
    ASSERT_TRUE(court) << messages(court);
    EXPECT_EQ(*court, law::Policy(law::ShippedPolicy::court));
    const auto twisted = format::read_policy(
        R"({"schema": "kvit-policy/1", "id": "court", "inherits": "law_default", "options": []})");
    EXPECT_EQ(said(twisted), "duplicate_id id\n");
}

TEST(Policy, ChoicesHoldForTheirDates) {
    const law::Policy chosen = policy(
        R"({"option": "hot_water_lines", "choice": "one_line", "from": "2025-07-01",
            "to": "2025-10-01"},
           {"option": "missing_reading", "choice": "refuse"})");
    EXPECT_EQ(chosen.hot_water_lines(day("2025-06-30")), law::HotWaterLines::two_lines);
    EXPECT_EQ(chosen.hot_water_lines(day("2025-07-01")), law::HotWaterLines::one_line);
    EXPECT_EQ(chosen.hot_water_lines(day("2025-09-30")), law::HotWaterLines::one_line);
    EXPECT_EQ(chosen.hot_water_lines(day("2025-10-01")), law::HotWaterLines::two_lines);
    EXPECT_EQ(chosen.missing_reading(day("1999-01-01")), law::MissingReading::refuse);
    EXPECT_EQ(chosen.choices().size(), 2u);
    EXPECT_EQ(chosen.base(), law::ShippedPolicy::law_default);
}

}  // namespace
}  // namespace kvit::test
