#include "kvit/money/split.hpp"

#include <gtest/gtest.h>

#include <boost/multiprecision/cpp_int.hpp>

#include "unit/random.hpp"

namespace kvit {
namespace {

using Integer = boost::multiprecision::cpp_int;

std::vector<std::int64_t> split_kopecks(std::int64_t total,
                                        const std::vector<std::int64_t>& weights) {
    std::vector<std::int64_t> parts;
    for (const auto part : split(Money::kopecks(total), weights)) parts.push_back(part.kopecks());
    return parts;
}
using Parts = std::vector<std::int64_t>;

TEST(Split, GivesTheKopecksLeftOverToTheLargestRemainders) {
    EXPECT_EQ(split_kopecks(100, {1, 1, 1}), (Parts{34, 33, 33}));
    EXPECT_EQ(split_kopecks(101, {1, 1, 1}), (Parts{34, 34, 33}));
    EXPECT_EQ(split_kopecks(10, {1, 5, 6}), (Parts{1, 4, 5}));
    EXPECT_EQ(split_kopecks(1, {1, 2}), (Parts{0, 1}));
    EXPECT_EQ(split_kopecks(-100, {1, 1, 1}), (Parts{-34, -33, -33}));
    EXPECT_EQ(split_kopecks(7, {0, 3, 0}), (Parts{0, 7, 0}));
    EXPECT_EQ(split_kopecks(0, {3, 4}), (Parts{0, 0}));
}

TEST(Split, HoldsAtTheEndsOf64Bits) {
    EXPECT_EQ(split_kopecks(INT64_MAX, {INT64_MAX, INT64_MAX}),
              (Parts{INT64_MAX / 2 + 1, INT64_MAX / 2}));
    EXPECT_EQ(split_kopecks(INT64_MIN, {1}), (Parts{INT64_MIN}));
    EXPECT_EQ(split_kopecks(INT64_MIN, {0, 5}), (Parts{0, INT64_MIN}));
}

TEST(Split, RefusesWeightsThatSayNothing) {
    EXPECT_THROW(split_kopecks(1, {}), std::invalid_argument);
    EXPECT_THROW(split_kopecks(1, {0, 0}), std::invalid_argument);
    EXPECT_THROW(split_kopecks(1, {2, -1}), std::invalid_argument);
}

/// The method as it is defined, in integers of any size and with a full sort.
Parts by_definition(std::int64_t total, const std::vector<std::int64_t>& weights) {
    const Integer whole = abs(Integer(total));
    Integer sum = 0;
    for (const auto weight : weights) sum += weight;
    std::vector<std::pair<Integer, std::size_t>> order;
    std::vector<Integer> parts;
    Integer left = whole;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const Integer product = whole * weights[i];
        parts.emplace_back(product / sum);
        left -= parts.back();
        order.emplace_back(-(product % sum), i);
    }
    std::sort(order.begin(), order.end());
    for (std::size_t i = 0; i < static_cast<std::size_t>(left); ++i) ++parts[order[i].second];
    Parts result;
    for (const auto& part : parts)
        result.push_back(static_cast<std::int64_t>(total < 0 ? Integer(-part) : part));
    return result;
}

TEST(Split, FollowsItsDefinitionOnRandomLists) {
    test::Random random(2);
    for (int round = 0; round < 5'000; ++round) {
        const std::int64_t total = random.between(INT64_MIN + 1, INT64_MAX) >> random.below(63);
        std::vector<std::int64_t> weights(1 + random.below(12));
        for (auto& weight : weights)
            weight = random.one_in(6) ? 0 : random.between(0, INT64_MAX) >> random.below(63);
        weights.back() += weights.back() == 0 ? 1 : 0;

        const Parts parts = split_kopecks(total, weights);
        ASSERT_EQ(parts, by_definition(total, weights));
        Integer sum = 0;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            sum += parts[i];
            if (weights[i] == 0) {
                ASSERT_EQ(parts[i], 0);
            }
            ASSERT_FALSE(total >= 0 ? parts[i] < 0 : parts[i] > 0);
        }
        ASSERT_EQ(sum, total);
        // A negative total is the mirror, and the order of equal weights is the order of the list.
        const Parts mirror = split_kopecks(-total, weights);
        for (std::size_t i = 0; i < parts.size(); ++i) ASSERT_EQ(mirror[i], -parts[i]);
        for (std::size_t i = 1; i < parts.size(); ++i) {
            if (weights[i] == weights[i - 1]) {
                ASSERT_GE(std::abs(parts[i - 1]), std::abs(parts[i]));
            }
        }
    }
}

}  // namespace
}  // namespace kvit
