// Steps become kopecks that sum to the difference.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "audit/steps.hpp"

namespace kvit::audit {
namespace {

using testing::ElementsAre;

/// Roubles as an amount that is not rounded: a share of one rouble.
charge::detail::ExactAmount exact(Decimal roubles) {
    const auto id = charge::find_formula("per_premises")->id;
    const std::vector<Decimal> one{Decimal::whole(1), Decimal::whole(1)};
    const auto unit = charge::detail::exact_amount(id, one);
    return unit->times(roubles.unscaled(),
                       static_cast<std::int64_t>(power_of_ten(roubles.scale())));
}

std::vector<std::int64_t> kopecks(const std::vector<Decimal>& steps, std::int64_t difference,
                                  std::vector<Cause>* causes = nullptr) {
    std::vector<Step> list;
    for (const auto step : steps)
        list.push_back({{.cause = Cause::tariff, .amount = {}}, exact(step)});
    std::vector<std::int64_t> all;
    for (const auto& part : rounded(std::move(list), Money::kopecks(difference))) {
        all.push_back(part.amount.kopecks());
        if (causes != nullptr) causes->push_back(part.cause);
    }
    return all;
}

TEST(Rounded, TheKopeckLeftOverGoesToTheLargestRemainder) {
    EXPECT_THAT(kopecks({{1234, 3}, {1237, 3}}, 247), ElementsAre(123, 124));
    EXPECT_THAT(kopecks({{1237, 3}, {1234, 3}}, 247), ElementsAre(124, 123));
    EXPECT_THAT(kopecks({{1235, 3}, {1235, 3}}, 247), ElementsAre(124, 123));
}

TEST(Rounded, WhatGoesDownIsRoundedDownToo) {
    EXPECT_THAT(kopecks({{-1234, 3}, {1237, 3}}, 0), ElementsAre(-124, 124));
    EXPECT_THAT(kopecks({{-1234, 3}, {-1237, 3}}, -247), ElementsAre(-123, -124));
}

TEST(Rounded, WhatNoStepCanTakeIsRounding) {
    std::vector<Cause> causes;
    EXPECT_THAT(kopecks({}, 1, &causes), ElementsAre(1));
    EXPECT_THAT(causes, ElementsAre(Cause::rounding));
    causes.clear();
    EXPECT_THAT(kopecks({{1230, 3}}, 125, &causes), ElementsAre(124, 1));
    EXPECT_THAT(causes, ElementsAre(Cause::tariff, Cause::rounding));
    EXPECT_THAT(kopecks({{1230, 3}}, 122), ElementsAre(123, -1));
    EXPECT_THAT(kopecks({}, 0), ElementsAre());
}

}  // namespace
}  // namespace kvit::audit
