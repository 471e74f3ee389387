#include "ledger/allocation/share_out.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/random.hpp"

namespace kvit::test {
namespace {

using law::AllocationResidue;
using ledger::Claimant;
using testing::ElementsAre;

Money k(std::int64_t kopecks) { return Money::kopecks(kopecks); }

std::vector<std::int64_t> shares(std::int64_t money, const std::vector<Claimant>& rows,
                                 AllocationResidue residue) {
    std::vector<std::int64_t> list;
    for (const Money share : ledger::share_out(k(money), rows, residue))
        list.push_back(share.kopecks());
    return list;
}

/// Rows with room for all.
std::vector<Claimant> weights(const std::vector<std::int64_t>& weights) {
    std::vector<Claimant> rows;
    for (const auto weight : weights) rows.push_back({k(weight), k(1'000'000)});
    return rows;
}

// 100 / 3 = 33.33 each: one kopeck is left over. 200 / 3 = 66.67 each: one too many.
TEST(ShareOut, TheResidueGoesWhereThePracticeSays) {
    using enum AllocationResidue;
    EXPECT_THAT(shares(100, weights({1, 1, 1}), largest_remainder), ElementsAre(34, 33, 33));
    EXPECT_THAT(shares(100, weights({1, 1, 1}), residue_first), ElementsAre(34, 33, 33));
    EXPECT_THAT(shares(100, weights({1, 1, 1}), residue_last), ElementsAre(33, 33, 34));
    EXPECT_THAT(shares(200, weights({1, 1, 1}), residue_first), ElementsAre(66, 67, 67));
    EXPECT_THAT(shares(200, weights({1, 1, 1}), residue_last), ElementsAre(67, 67, 66));
    // 100 × 2, 3, 2 of 7: 28.57, 42.86, 28.57; rounded 29 + 43 + 29 = 101.
    EXPECT_THAT(shares(100, weights({2, 3, 2}), largest_remainder), ElementsAre(29, 43, 28));
    EXPECT_THAT(shares(100, weights({2, 3, 2}), residue_largest), ElementsAre(29, 42, 29));
}

TEST(ShareOut, ADifferenceThatOneShareCannotBearGoesOn) {
    // Each 0.5 is rounded to 1: 4 too many of 8 rows, and no share falls below zero.
    EXPECT_THAT(shares(4, weights({1, 1, 1, 1, 1, 1, 1, 1}), AllocationResidue::residue_first),
                ElementsAre(0, 0, 0, 0, 1, 1, 1, 1));
    // A row without weight takes no kopeck of rounding.
    EXPECT_THAT(shares(100, weights({0, 1, 1, 1}), AllocationResidue::residue_first),
                ElementsAre(0, 34, 33, 33));
}

TEST(ShareOut, WhatIsBeyondARoomIsSharedAmongTheOthers) {
    const std::vector<Claimant> rows{{k(500), k(10)}, {k(300), k(300)}, {k(200), k(200)}};
    // 50, 30, 20 at first; the first has room for 10, so 90 are split 3 : 2.
    EXPECT_THAT(shares(100, rows, AllocationResidue::largest_remainder), ElementsAre(10, 54, 36));
    EXPECT_THAT(shares(10'000, rows, AllocationResidue::largest_remainder),
                ElementsAre(10, 300, 200));
}

TEST(ShareOut, WithoutWeightsRoomsAreTheWeights) {
    const std::vector<Claimant> rows{{k(0), k(100)}, {k(0), k(300)}};
    EXPECT_THAT(shares(100, rows, AllocationResidue::largest_remainder), ElementsAre(25, 75));
    // And after the rows with a weight are full.
    const std::vector<Claimant> mixed{{k(7), k(20)}, {k(0), k(100)}, {k(0), k(300)}};
    EXPECT_THAT(shares(120, mixed, AllocationResidue::largest_remainder), ElementsAre(20, 25, 75));
}

TEST(ShareOut, FillsInOrder) {
    const auto filled = ledger::fill_in_order(k(150), weights({1, 1}));
    EXPECT_THAT(filled, ElementsAre(k(150), k(0)));
    const std::vector<Claimant> rows{{k(1), k(100)}, {k(1), k(30)}, {k(1), k(70)}};
    EXPECT_THAT(ledger::fill_in_order(k(150), rows), ElementsAre(k(100), k(30), k(20)));
}

TEST(ShareOut, SumsToTheMoneyOrToTheRoomWhateverTheRows) {
    Random random(319);
    for (int round = 0; round < 20'000; ++round) {
        std::vector<Claimant> rows;
        Money room;
        for (std::uint64_t i = 0; i <= random.below(9); ++i) {
            rows.push_back({k(random.one_in(4) ? 0 : random.between(0, 900'000)),
                            k(random.one_in(5) ? 0 : random.between(0, 900'000))});
            room += rows.back().room;
        }
        const Money money = k(random.between(0, 3'000'000));
        const auto residue = static_cast<AllocationResidue>(random.below(4));
        const auto parts = ledger::share_out(money, rows, residue);
        Money sum;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            ASSERT_FALSE(parts[i].is_negative()) << round;
            ASSERT_LE(parts[i], rows[i].room) << round;
            sum += parts[i];
        }
        ASSERT_EQ(sum, std::min(money, room)) << round;
    }
}

}  // namespace
}  // namespace kvit::test
