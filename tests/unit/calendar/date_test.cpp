#include "kvit/calendar/date.hpp"

#include <date/date.h>
#include <gtest/gtest.h>

namespace kvit {
namespace {

TEST(Date, AgreesWithTheDatePackageOnEveryDay1900To2199) {
    using date::sys_days;
    using date::year_month_day;
    const sys_days first = date::year{1900} / 1 / 1;
    const sys_days last = date::year{2199} / 12 / 31;
    int days = 0;
    for (sys_days day = first; day <= last; day += date::days{1}, ++days) {
        const year_month_day expected{day};
        const int year = static_cast<int>(expected.year());
        const int month = static_cast<int>(static_cast<unsigned>(expected.month()));
        const int of_month = static_cast<int>(static_cast<unsigned>(expected.day()));
        const Date ours = Date::from_days(day.time_since_epoch().count());
        ASSERT_EQ(ours.civil(), (CivilDate{year, month, of_month})) << ours.days();
        ASSERT_EQ(Date::from_civil(year, month, of_month), ours);
        const std::string text = date::format("%F", day);
        ASSERT_EQ(ours.to_string(), text);
        ASSERT_EQ(Date::parse(text), ours) << text;
    }
    EXPECT_EQ(days, 109'573);
}

TEST(Date, RefusesWhatIsNoDate) {
    for (const std::string_view text :
         {"",           "2026",        "2026-07",         "2026-07-1",
          "2026-7-01",  "2026-07-011", "2026-02-29",      "2026-02-30",
          "2026-04-31", "2026-13-01",  "2026-00-01",      "2026-01-00",
          "2026-01-32", "1899-12-31",  "2200-01-01",      "2026/07/01",
          "01.07.2026", " 2026-07-01", "2026-07-01 ",     "20260701",
          "2026-07-0a", "+026-07-01",  "-026-07-01",      "2026-07--1",
          "1900-02-29", "2100-02-29",  "2026-07-01T00:00"})
        EXPECT_FALSE(Date::parse(text)) << '"' << text << '"';
    EXPECT_TRUE(Date::parse("2000-02-29"));
    EXPECT_TRUE(Date::parse("1900-01-01"));
    EXPECT_TRUE(Date::parse("2199-12-31"));
}

TEST(Date, IsANumberOfDays) {
    static_assert(sizeof(Date) == 4);
    static_assert(Date().days() == 0);
    static_assert(Date::from_civil(1970, 1, 1).days() == 0);
    static_assert(Date::from_civil(1969, 12, 31).days() == -1);
    const Date day = Date::from_civil(2026, 2, 28);
    EXPECT_EQ((day + 1).to_string(), "2026-03-01");
    EXPECT_EQ((day - 59).to_string(), "2025-12-31");
    EXPECT_EQ(Date::from_civil(2027, 2, 28) - day, 365);
    EXPECT_LT(Date::open_start(), Date::from_civil(1900, 1, 1));
    EXPECT_GT(Date::open_end(), Date::from_civil(2199, 12, 31));
}

}  // namespace
}  // namespace kvit
