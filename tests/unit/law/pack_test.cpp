// The law inside the library: complete, sourced, without gaps, and right where it was checked.
#include "kvit/law/working_days.hpp"
#include "unit/town.hpp"

namespace kvit::test {
namespace {

using law::RateLimit;
using law::Scale;
using law::SpecialDays;
using law::Suspension;
using testing::HasSubstr;

const law::LawBook& pack() {
    static const law::LawBook book = format::built_in_law().value_or_throw();
    return book;
}

std::string number(std::string_view id, std::string_view date) {
    const auto value = pack().at(id, day(date));
    return value ? value->value.to_string() : said(value);
}

/// "31:300 91:130"; days without a penalty have no divisor: "1:".
std::string scale(std::string_view id, std::string_view date) {
    const auto value = pack().at<Scale>(id, day(date));
    if (!value) return said(value);
    std::string text;
    for (const auto& step : value->value.steps)
        text += std::to_string(step.from_day) + ":" +
                (step.divisor ? std::to_string(*step.divisor) : "") + " ";
    return text;
}

std::string limit(std::string_view id, std::string_view date) {
    const auto value = pack().at<RateLimit>(id, day(date));
    if (!value) return said(value);
    const auto& [mode, percent] = value->value;
    const char* names[] = {"none", "fixed", "at most"};
    const std::string name = names[static_cast<std::size_t>(mode)];
    return mode == RateLimit::Mode::none ? name : name + " " + percent.to_string();
}

bool suspended(std::string_view id, std::string_view date) {
    return pack().at<Suspension>(id, day(date))->value.debts != Suspension::Debts::none;
}

TEST(LawOfTheLibrary, EveryParameterSaysWhatItIsAndWhomItTouches) {
    EXPECT_THAT(pack().edition(), testing::StartsWith("kvit-law "));
    for (const auto& [id, parameter] : pack().parameters()) {
        EXPECT_FALSE(parameter.title.ru.empty() || parameter.title.en.empty()) << id;
        EXPECT_FALSE(parameter.touches.ru.empty() || parameter.touches.en.empty()) << id;
        EXPECT_FALSE(parameter.values.empty()) << id;
        for (const auto& dated : parameter.values.values())
            EXPECT_EQ(law::kind_of(dated.value), parameter.kind) << id;
    }
}

TEST(LawOfTheLibrary, EveryValueSaysWhereItIsFrom) {
    for (const auto& [id, parameter] : pack().parameters())
        for (const auto& dated : parameter.values.values()) {
            const auto& reference = dated.reference;
            EXPECT_FALSE(reference.act.empty() && reference.source.empty()) << id;
            EXPECT_TRUE(reference.checked_on) << id;
            // A day of publication, or the statement that none was found.
            EXPECT_TRUE(reference.published ||
                        reference.note.find("публикации") != std::string::npos)
                << id;
        }
}

Date next_quarter(Date date) {
    const auto [year, month, ignored] = date.civil();
    return month >= 10 ? Date::from_civil(year + 1, 1, 1)
                       : Date::from_civil(year, (month - 1) / 3 * 3 + 4, 1);
}

// From the first day that a parameter speaks of to the last one that somebody looked at.
TEST(LawOfTheLibrary, HasNoGapAndNoOverlapInAnyQuarter) {
    for (const auto& [id, parameter] : pack().parameters()) {
        const auto& values = parameter.values.values();
        const Date first = std::max(values.front().valid.from, day("2004-01-01"));
        const Date last = parameter.covered_until();
        ASSERT_NE(last, Date::open_end()) << id << ": an open end is no knowledge";
        ASSERT_LT(first, last) << id;
        for (Date date = first; date <= last; date = next_quarter(date)) {
            const auto in_force =
                std::count_if(values.begin(), values.end(),
                              [&](const auto& each) { return each.valid.contains(date); });
            EXPECT_EQ(in_force, 1) << id << " on " << date.to_string();
            EXPECT_TRUE(pack().find(id, date)) << id << " on " << date.to_string();
        }
        for (std::size_t i = 1; i < values.size(); ++i)
            EXPECT_EQ(values[i - 1].valid.to, values[i].valid.from) << id;
        EXPECT_TRUE(pack().find(id, last)) << id;
        const auto beyond = pack().find(id, last + 1);
        ASSERT_FALSE(beyond) << id;
        EXPECT_EQ(beyond.errors().first().code, ErrorCode::law_gap) << id;
        EXPECT_EQ(beyond.errors().first().path, id);
        EXPECT_EQ(beyond.errors().first().found, (last + 1).to_string());
    }
}

TEST(LawOfTheLibrary, KeyRate) {
    EXPECT_EQ(number("penalty.key_rate", "2013-09-13"), "5.50");
    EXPECT_EQ(number("penalty.key_rate", "2022-07-24"), "9.50");
    EXPECT_EQ(number("penalty.key_rate", "2022-07-25"), "8.00");
    EXPECT_EQ(number("penalty.key_rate", "2026-07-26"), "14.25");
    EXPECT_EQ(number("penalty.key_rate", "2026-10-25"), "14.00");
    EXPECT_EQ(number("penalty.key_rate", "2026-10-26"), "law_gap penalty.key_rate\n");
    EXPECT_EQ(number("penalty.refinancing_rate", "2015-12-31"), "8.25");
    EXPECT_EQ(number("penalty.refinancing_rate", "2016-01-01"), "11.00");
}

TEST(LawOfTheLibrary, ScalesOfPenalties) {
    EXPECT_EQ(scale("penalty.scale.zhk14", "2015-12-31"), "1:300 ");
    EXPECT_EQ(scale("penalty.scale.zhk14", "2016-01-01"), "1: 31:300 91:130 ");
    EXPECT_EQ(scale("penalty.scale.zhk14_1", "2016-07-03"), "1:300 ");
    EXPECT_EQ(scale("penalty.scale.zhk14_1", "2016-07-04"), "1: 31:300 ");
    EXPECT_EQ(scale("penalty.scale.tszh", "2026-01-01"), "1: 31:300 91:130 ");
    EXPECT_EQ(scale("penalty.scale.uk", "2026-01-01"), "1:300 61:170 91:130 ");
    EXPECT_EQ(scale("penalty.scale.legal130", "2026-01-01"), "1:130 ");
}

TEST(LawOfTheLibrary, LimitOfTheRateInItsTwoReadings) {
    for (const char* id : {"penalty.rate_limit.retro_9_5", "penalty.rate_limit.gap_21"}) {
        EXPECT_EQ(limit(id, "2022-02-27"), "none");
        EXPECT_EQ(limit(id, "2022-02-28"), "fixed 9.5");
        EXPECT_EQ(limit(id, "2022-07-31"), "fixed 9.5");
        EXPECT_EQ(limit(id, "2022-08-01"), "at most 9.5");
        EXPECT_EQ(limit(id, "2024-12-31"), "at most 9.5");
        EXPECT_EQ(limit(id, "2025-03-18"), "at most 9.5");
        EXPECT_EQ(limit(id, "2026-12-31"), "at most 9.5");
        EXPECT_EQ(limit(id, "2027-01-01"), "law_gap " + std::string(id) + "\n");
    }
    EXPECT_EQ(limit("penalty.rate_limit.retro_9_5", "2025-03-17"), "at most 9.5");
    EXPECT_EQ(limit("penalty.rate_limit.gap_21", "2025-03-17"), "none");
}

TEST(LawOfTheLibrary, SuspensionsAtTheirEdges) {
    EXPECT_FALSE(suspended("penalty.suspension.covid424", "2020-04-05"));
    EXPECT_TRUE(suspended("penalty.suspension.covid424", "2020-04-06"));
    EXPECT_TRUE(suspended("penalty.suspension.covid424", "2020-12-31"));
    EXPECT_FALSE(suspended("penalty.suspension.covid424", "2021-01-01"));
    EXPECT_FALSE(suspended("penalty.suspension.bankr497", "2022-03-31"));
    EXPECT_TRUE(suspended("penalty.suspension.bankr497", "2022-04-01"));
    EXPECT_TRUE(suspended("penalty.suspension.bankr497", "2022-10-01"));
    EXPECT_FALSE(suspended("penalty.suspension.bankr497", "2022-10-02"));
    EXPECT_EQ(pack().at<Suspension>("penalty.suspension.bankr497", day("2022-05-01"))->value.before,
              day("2022-04-01"));
    EXPECT_TRUE(suspended("penalty.account_suspension.svo", "2022-10-07"));
}

// By the first day of the billed month.
TEST(LawOfTheLibrary, DueDayInItsTwoReadings) {
    EXPECT_EQ(number("billing.due_day.due15_from_feb2026", "2026-01-01"), "10");
    EXPECT_EQ(number("billing.due_day.due15_from_feb2026", "2026-02-01"), "15");
    EXPECT_EQ(number("billing.due_day.due15_from_mar2026", "2026-02-01"), "10");
    EXPECT_EQ(number("billing.due_day.due15_from_mar2026", "2026-03-01"), "15");
    EXPECT_EQ(number("billing.presentation_day.due15_from_feb2026", "2026-01-01"), "1");
    EXPECT_EQ(number("billing.presentation_day.due15_from_feb2026", "2026-02-01"), "5");
}

TEST(LawOfTheLibrary, RaisingFactorsByServiceDateAndReason) {
    const std::string of = "metering.raising_factor.";
    EXPECT_EQ(number(of + "cold_water.no_meter", "2016-07-01"), "1.4");
    EXPECT_EQ(number(of + "cold_water.no_meter", "2017-01-01"), "1.5");
    EXPECT_EQ(number(of + "cold_water.no_meter", "2025-12-05"), "1.5");
    EXPECT_EQ(number(of + "cold_water.no_meter", "2025-12-06"), "3");
    EXPECT_EQ(number(of + "cold_water.meter_failed", "2025-12-06"), "3");
    EXPECT_EQ(number(of + "cold_water.no_access", "2025-12-06"), "3");
    EXPECT_EQ(number(of + "hot_water.no_meter", "2026-07-01"), "1.5");
    EXPECT_EQ(number(of + "electricity.no_meter", "2020-06-30"), "1.5");
    EXPECT_EQ(number(of + "electricity.no_meter", "2020-07-01"), "1");
    EXPECT_EQ(number(of + "electricity.no_access", "2026-01-01"), "1.5");
    EXPECT_EQ(number(of + "heating.no_meter", "2017-01-01"), "1");
    EXPECT_EQ(number("metering.interference_factor", "2026-01-01"), "10");
    EXPECT_EQ(number(of + "cold_water.no_meter", "2016-06-30"),
              "law_gap metering.raising_factor.cold_water.no_meter\n");
    EXPECT_EQ(number(of + "cold_water.bad_luck", "2026-01-01"),
              "law_unknown_parameter metering.raising_factor.cold_water.bad_luck\n");
}

TEST(LawOfTheLibrary, VatByProviderKindServiceAndDate) {
    EXPECT_EQ(number("vat.rate.general.utilities", "2018-12-31"), "18");
    EXPECT_EQ(number("vat.rate.general.utilities", "2025-12-31"), "20");
    EXPECT_EQ(number("vat.rate.general.utilities", "2026-01-01"), "22");
    EXPECT_EQ(number("vat.rate.exempt149.maintenance", "2026-01-01"), "0");
    EXPECT_EQ(number("vat.rate.usn5.utilities", "2025-01-01"), "5");
    EXPECT_EQ(number("vat.rate.general.capital_repair", "2026-01-01"), "0");
    // What nobody found is a gap, and a kind of provider that nobody named is an error.
    EXPECT_EQ(number("vat.rate.usn5.utilities", "2024-12-31"), "law_gap vat.rate.usn5.utilities\n");
    EXPECT_EQ(number("vat.rate.exempt149.solid_waste", "2025-01-01"),
              "law_gap vat.rate.exempt149.solid_waste\n");
    EXPECT_EQ(number("vat.rate.patent.utilities", "2026-01-01"),
              "law_unknown_parameter vat.rate.patent.utilities\n");
}

TEST(LawOfTheLibrary, AveragesBandsAndQuality) {
    EXPECT_EQ(number("metering.average.history_months_min", "2026-01-01"), "6");
    EXPECT_EQ(number("metering.average.periods_max", "2026-01-01"), "3");
    EXPECT_EQ(number("metering.average.periods_max.house_heat_meter", "2025-02-28"), "3");
    EXPECT_EQ(number("metering.average.periods_max.house_heat_meter", "2025-03-01"), "6");
    EXPECT_EQ(number("metering.average.electricity_without_limit", "2026-01-01"),
              "law_unknown_parameter metering.average.electricity_without_limit\n")
        << "the table of volumes says it";
    EXPECT_EQ(number("metering.plausible_month.cold_water", "2012-01-01"), "100");
    EXPECT_EQ(number("metering.plausible_month.hot_water", "2026-01-01"), "100");
    EXPECT_EQ(number("metering.plausible_month.gas", "2026-01-01"), "3000");
    EXPECT_EQ(number("metering.plausible_month.electricity", "2026-01-01"), "10000");
    EXPECT_EQ(number("metering.plausible_month.heating", "2026-12-31"), "50");
    EXPECT_EQ(number("electricity.band_max.first", "2025-01-01"), "3900");
    EXPECT_EQ(number("electricity.band_max.second", "2025-01-01"), "6000");
    EXPECT_EQ(number("electricity.band_max.second.electric_heating", "2025-04-30"), "10800");
    EXPECT_EQ(number("electricity.band_max.second.electric_heating", "2025-05-01"), "6000");
    EXPECT_EQ(number("electricity.band_max.first", "2024-12-31"),
              "law_gap electricity.band_max.first\n");
    EXPECT_EQ(number("quality.cold_water.interruption.percent", "2026-01-01"), "0.15");
    EXPECT_EQ(number("quality.heating.interruption.hours_at_once.from_10", "2026-01-01"), "8");
    EXPECT_EQ(number("quality.hot_water.temperature.percent", "2026-01-01"), "0.1");
    EXPECT_EQ(number("quality.solid_waste.interruption.percent", "2026-01-01"), "3.3");
    EXPECT_EQ(number("quality.gas.composition.day_unpaid", "2026-01-01"), "1");
    EXPECT_EQ(code_of(pack().parameters().find("quality.heating.temperature.percent")->second.unit),
              "percent/hour/degC");
}

TEST(WorkingDays, OfTheProductionCalendar) {
    const auto working = [](std::string_view date, auto... presidential) {
        return *law::is_working_day(pack(), day(date), presidential...);
    };
    EXPECT_FALSE(working("2026-03-15")) << "a Sunday";
    EXPECT_TRUE(working("2026-03-16"));
    EXPECT_FALSE(working("2026-01-09")) << "a transferred day off";
    EXPECT_TRUE(working("2024-11-02")) << "a working Saturday";
    EXPECT_FALSE(working("2027-02-22"));
    EXPECT_TRUE(working("2027-02-20"));
    EXPECT_TRUE(working("2020-04-01"));
    EXPECT_FALSE(working("2020-04-01", law::PresidentialDays::days_off));
    EXPECT_FALSE(working("2020-04-04")) << "a Saturday among them";
    const auto from = [](std::string_view date) {
        return law::working_day_from(pack(), day(date))->to_string();
    };
    EXPECT_EQ(from("2026-03-15"), "2026-03-16");
    EXPECT_EQ(from("2026-01-10"), "2026-01-12");
    EXPECT_EQ(from("2021-05-04"), "2021-05-04") << "ВС РФ: such a day moves no term";
    EXPECT_EQ(from("2021-01-10"), "2021-01-11");
}

TEST(WorkingDays, OfEveryYear) {
    const int expected[] = {247, 247, 247, 247, 247, 247, 248, 247, 247, 247, 248, 247, 247, 247};
    for (int year = 2014; year <= 2027; ++year) {
        int count = 0;
        for (Date date = Date::from_civil(year, 1, 1); date < Date::from_civil(year + 1, 1, 1);
             date = date + 1)
            count += *law::is_working_day(pack(), date) ? 1 : 0;
        EXPECT_EQ(count, expected[year - 2014]) << year;
    }
}

TEST(WorkingDays, OfAnUnknownYearAreAnError) {
    EXPECT_EQ(said(law::is_working_day(pack(), day("2013-12-31"))),
              "law_gap calendar.special_days\n");
    const auto over = law::working_day_from(pack(), day("2027-12-31"));
    EXPECT_EQ(said(over), "law_gap calendar.special_days\n");
    EXPECT_EQ(over.errors().first().found, "2028-01-01");
}

}  // namespace
}  // namespace kvit::test
