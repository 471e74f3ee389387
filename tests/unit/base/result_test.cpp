#include "kvit/base/result.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace kvit {
namespace {

TEST(Result, HoldsAValue) {
    const Result<int> result = 7;
    ASSERT_TRUE(result);
    EXPECT_TRUE(result.ok());
    EXPECT_EQ(*result, 7);
    EXPECT_EQ(Result<int>(7).value_or_throw(), 7);
}

TEST(Result, HoldsErrors) {
    const Result<int> result = Error{ErrorCode::not_found, "house", "", {}};
    ASSERT_FALSE(result);
    EXPECT_EQ(result.errors().first().path, "house");
}

TEST(Result, ThrowsItsErrorsWhereTheCallerPrefersExceptions) {
    Result<int> result = Error{ErrorCode::not_found, "house", "", {}};
    try {
        (void)std::move(result).value_or_throw();
        FAIL() << "nothing thrown";
    } catch (const Failure& failure) {
        EXPECT_STREQ(failure.what(), "house: not found");
        EXPECT_EQ(failure.errors().total(), 1u);
    }
}

TEST(Result, MovesWhatCannotBeCopied) {
    Result<std::unique_ptr<int>> result = std::make_unique<int>(5);
    const std::unique_ptr<int> taken = *std::move(result);
    EXPECT_EQ(*taken, 5);
}

TEST(Text, IsReadInOneLanguage) {
    constexpr Phrase phrase{"да", "yes"};
    static_assert(phrase.in(Language::en) == "yes");
    EXPECT_EQ(Text(phrase).in(Language::ru), "да");
    EXPECT_TRUE(Text().empty());
}

}  // namespace
}  // namespace kvit
