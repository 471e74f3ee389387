#include "kvit/formula/fields.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace kvit::formula {
namespace {

struct One {
    int a = 1;
};
struct Six {
    int a = 1, b = 2;
    long c = 3;
    int d = 4, e = 5;
    short f = 6;
};

TEST(Fields, AreCountedAndVisitedInTheirOrder) {
    static_assert(member_count<One>() == 1);
    static_assert(member_count<Six>() == 6);
    const Six six;
    std::vector<long> seen;
    each_member(six, [&](const auto& member) { seen.push_back(member); });
    EXPECT_EQ(seen, (std::vector<long>{1, 2, 3, 4, 5, 6}));
    static constexpr Six fixed;
    static_assert(with_members(fixed, [](const auto&... member) { return (member + ...); }) == 21);
}

TEST(Fields, AreWritten) {
    Six six;
    each_member(six, [](auto& member) { member = 7; });
    EXPECT_EQ(with_members(six, [](auto&... member) { return (member + ...); }), 42);
}

}  // namespace
}  // namespace kvit::formula
