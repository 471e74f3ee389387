// How lines of two months are cut alike.
#include "audit/pieces.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kvit::audit {
namespace {

using charge::ChargeLine;
using testing::ElementsAre;

ChargeLine line_of(Month month, int from_day, int to_day) {
    ChargeLine line;
    line.month = month;
    const Date first = month.first_day();
    line.interval = {first + (from_day - 1),
                     to_day == 0 ? month.interval().to : first + (to_day - 1)};
    return line;
}

/// Days of each piece, "before/of-after/of".
std::vector<std::string> shown(const std::vector<Piece>& pieces) {
    std::vector<std::string> all;
    const auto side = [](const Portion& portion) {
        return portion.line == nullptr
                   ? std::string("none")
                   : std::to_string(portion.days) + "/" + std::to_string(portion.of_days);
    };
    for (const auto& piece : pieces) all.push_back(side(piece.before) + " " + side(piece.after));
    return all;
}

constexpr Month june(2025, 6);
constexpr Month july(2025, 7);
constexpr Month february(2025, 2);

TEST(Pieces, OneLineBesideTwoOfTheSameMonth) {
    const ChargeLine whole = line_of(july, 1, 0);
    const ChargeLine first = line_of(july, 1, 15);
    const ChargeLine second = line_of(july, 15, 0);
    const Lines before{{&whole, 1}};
    const Lines after{{&first, 1}, {&second, 2}};
    ASSERT_TRUE(can_cut(before) && can_cut(after));
    EXPECT_THAT(shown(cut(before, after)), ElementsAre("14/31 14/14", "17/31 17/17"));
}

TEST(Pieces, TheEndOfAMonthIsItsEndWhateverItsLength) {
    const ChargeLine a = line_of(june, 1, 11);
    const ChargeLine b = line_of(june, 11, 0);
    const ChargeLine whole = line_of(july, 1, 0);
    EXPECT_THAT(shown(cut({{&a, 1}, {&b, 2}}, {{&whole, 1}})),
                ElementsAre("10/10 10/31", "20/20 21/31"));
    EXPECT_TRUE(same_days(line_of(june, 11, 0), line_of(july, 11, 0)));
    EXPECT_FALSE(same_days(line_of(june, 11, 0), line_of(july, 12, 0)));
}

/// A day that the shorter month does not have is no day of it.
TEST(Pieces, ACutOnTheThirtyFirstOfAShorterMonth) {
    const ChargeLine whole = line_of(february, 1, 0);
    const ChargeLine first = line_of(july, 1, 31);
    const ChargeLine last = line_of(july, 31, 0);
    EXPECT_THAT(shown(cut({{&whole, 1}}, {{&first, 1}, {&last, 2}})),
                ElementsAre("28/28 30/30", "0/28 1/1"));
}

TEST(Pieces, DaysOfOneSideAlone) {
    const ChargeLine first = line_of(july, 1, 11);
    const ChargeLine late = line_of(july, 11, 21);
    EXPECT_THAT(shown(cut({{&first, 1}}, {{&late, 1}})), ElementsAre("10/10 none", "none 10/10"));
}

TEST(Pieces, LinesThatShareADayAreNotCut) {
    const ChargeLine one = line_of(july, 1, 0);
    const ChargeLine other = line_of(july, 10, 0);
    EXPECT_FALSE(can_cut({{&one, 1}, {&other, 2}}));
    EXPECT_TRUE(can_cut({{&one, 1}}));
}

}  // namespace
}  // namespace kvit::audit
