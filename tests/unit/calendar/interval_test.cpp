#include "kvit/calendar/interval.hpp"

#include <gtest/gtest.h>

namespace kvit {
namespace {

constexpr Date day(int days) { return Date::from_days(days); }

TEST(Interval, IsHalfOpen) {
    constexpr Interval interval{day(10), day(20)};
    static_assert(interval.days() == 10);
    EXPECT_TRUE(interval.contains(day(10)));
    EXPECT_TRUE(interval.contains(day(19)));
    EXPECT_FALSE(interval.contains(day(20)));
    EXPECT_FALSE(interval.contains(day(9)));
}

TEST(Interval, TheDefaultIsAllOfTime) {
    EXPECT_TRUE(Interval{}.contains(Date::from_civil(1900, 1, 1)));
    EXPECT_TRUE(Interval{}.contains(Interval{day(1), day(2)}));
    EXPECT_FALSE(Interval{}.empty());
}

TEST(Interval, EmptyAndBackwardIntervalsHaveNoDays) {
    EXPECT_TRUE((Interval{day(5), day(5)}.empty()));
    EXPECT_TRUE((Interval{day(6), day(5)}.empty()));
    EXPECT_EQ((Interval{day(6), day(5)}.days()), 0);
    EXPECT_FALSE((Interval{day(5), day(5)}.contains(day(5))));
}

/// Against sets of days: all pairs of intervals within six days.
TEST(Interval, AgreesWithSetsOfDays) {
    for (int a = 0; a < 6; ++a)
        for (int b = a + 1; b <= 6; ++b)
            for (int c = 0; c < 6; ++c)
                for (int d = c + 1; d <= 6; ++d) {
                    const Interval x{day(a), day(b)};
                    const Interval y{day(c), day(d)};
                    const Interval both = x.intersect(y);
                    int common = 0;
                    for (int i = 0; i < 6; ++i) {
                        const bool in_both = x.contains(day(i)) && y.contains(day(i));
                        common += in_both ? 1 : 0;
                        EXPECT_EQ(both.contains(day(i)), in_both);
                    }
                    EXPECT_EQ(both.days(), common);
                    EXPECT_EQ(x.overlaps(y), common > 0);
                    EXPECT_EQ(x.contains(y), common == y.days());
                }
}

}  // namespace
}  // namespace kvit
