#include "kvit/calendar/month.hpp"

#include <date/date.h>
#include <gtest/gtest.h>

namespace kvit {
namespace {

TEST(Month, HasTheDaysOfTheDatePackage) {
    Month month(1900, 1);
    for (int year = 1900; year <= 2199; ++year)
        for (int of_year = 1; of_year <= 12; ++of_year, month = month.next()) {
            ASSERT_EQ(month, Month(year, of_year));
            const auto last =
                date::year{year} / date::month{static_cast<unsigned>(of_year)} / date::last;
            ASSERT_EQ(month.days(), static_cast<int>(static_cast<unsigned>(last.day())));
            ASSERT_EQ(month.year(), year);
            ASSERT_EQ(month.month(), of_year);
            ASSERT_EQ(month.yyyymm(), year * 100 + of_year);
            ASSERT_EQ(Month::from_yyyymm(month.yyyymm()), month);
            ASSERT_EQ(Month::parse(month.to_string()), month);
            ASSERT_EQ(Month::of(month.first_day()), month);
            ASSERT_EQ(Month::of(month.interval().to - 1), month);
            ASSERT_EQ(month.next().previous(), month);
            ASSERT_EQ(month.interval().to, month.next().first_day());
        }
}

TEST(Month, RefusesWhatIsNoMonth) {
    for (const std::string_view text :
         {"", "2026", "2026-7", "2026-00", "2026-13", "1899-12", "2200-01", "202607", "2026/07",
          "2026-07-01", "2026-0a", "-026-07", "2026--7"})
        EXPECT_FALSE(Month::parse(text)) << '"' << text << '"';
    for (const std::int32_t number :
         {0, -1, 7, 2026, 202600, 202613, 189912, 220001, -202607, INT32_MAX, INT32_MIN})
        EXPECT_FALSE(Month::from_yyyymm(number)) << number;
}

TEST(Month, TheDefaultIsTheFirstOfTheEpoch) { EXPECT_EQ(Month().to_string(), "1970-01"); }

}  // namespace
}  // namespace kvit
