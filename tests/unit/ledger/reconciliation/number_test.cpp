// Numbers as they are compared, and those that are near to each other.
#include "ledger/reconciliation/number.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "ledger/reconciliation/near_numbers.hpp"
#include "unit/random.hpp"

namespace kvit::ledger {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Numbers, AreLettersAndDigitsInCapitals) {
    EXPECT_EQ(plain_number(" 77ab-100 001/2 "), "77AB1000012");
    EXPECT_EQ(plain_number("20мв875415-07-1051"), "20МВ875415071051");
    EXPECT_EQ(plain_number("№ ёжЯ"), "ЁЖЯ");
    EXPECT_EQ(plain_number("« — »"), "");
    EXPECT_NE(plain_number("AB"), plain_number("АВ")) << "Latin and Cyrillic";
    EXPECT_EQ(plain_number("\xD0"), "") << "half a letter";
}

TEST(Numbers, StandInTheTextOfAPurpose) {
    EXPECT_THAT(numbers_in("Оплата ЖКУ, ЛС №1002003001; янв. 2025, 12345-67"),
                ElementsAre("1002003001", "1234567"));
    EXPECT_THAT(numbers_in("///ЖКУ20МВ875415-07/// 50005 50005"),
                ElementsAre("50005", "ЖКУ20МВ87541507"));
    EXPECT_THAT(numbers_in("квартплата за январь 2025"), IsEmpty());
}

TEST(Numbers, AreNearByOneSlip) {
    EXPECT_EQ(nearness("12345", "12345"), std::nullopt);
    EXPECT_EQ(nearness("12345", "12945"), Evidence::one_differs);
    EXPECT_EQ(nearness("12345", "13245"), Evidence::transposed);
    EXPECT_EQ(nearness("12345", "123456"), Evidence::one_missing);
    EXPECT_EQ(nearness("12345", "1235"), Evidence::one_extra);
    EXPECT_EQ(nearness("12345", "0012345"), Evidence::leading_zeros);
    EXPECT_EQ(nearness("012345", "12345"), Evidence::leading_zeros);
    EXPECT_EQ(nearness("12345", "12354"), Evidence::transposed);
    EXPECT_EQ(nearness("12345", "21354"), std::nullopt);
    EXPECT_EQ(nearness("12345", "1234567"), std::nullopt);
    EXPECT_EQ(nearness("12345", "54321"), std::nullopt);
}

/// The index finds what comparing everything with everything finds.
TEST(NearNumbers, AreAllFound) {
    test::Random random(1);
    const auto number = [&] {
        std::string text;
        const std::size_t size = 4 + random.below(4);
        for (std::size_t i = 0; i < size; ++i) text += static_cast<char>('0' + random.below(2));
        return text;
    };
    for (int i = 0; i < 300; ++i) {
        std::vector<NumberOf> numbers;
        for (std::uint32_t n = 0; n < 40; ++n) numbers.push_back({number(), n});
        std::sort(numbers.begin(), numbers.end());
        std::vector<std::string> written;
        for (int n = 0; n < 20; ++n) written.push_back(number());
        NearNumbers near(written);
        near.find_in(numbers);
        for (const std::string& each : written) {
            NearNumbers::Hits wanted;
            for (const NumberOf& known : numbers)
                if (const auto how = nearness(each, known.number);
                    how && each.size() >= near_bytes_min &&
                    known.number.size() + 1 >= near_bytes_min)
                    wanted.emplace_back(known.account, *how);
            ASSERT_EQ(near.of(each), wanted) << each;
        }
    }
}

}  // namespace
}  // namespace kvit::ledger
