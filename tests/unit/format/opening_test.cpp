#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kvit/format/documents.hpp"
#include "unit/format/documents.hpp"

namespace kvit::format {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string opening(const std::string& keys) {
    return R"({"schema": "kvit-opening/1", "house": "h", "month": "2025-07", )" + keys + "}";
}

std::string balance(const std::string& creditor, const std::string& month,
                    const std::string& amount) {
    return R"({"creditor": ")" + creditor + R"(", "service": "s", "month": ")" + month +
           R"(", "amount": ")" + amount + R"("})";
}

TEST(OpeningDocument, IsReadAndWrittenBack) {
    const std::string text = sample("opening.json");
    const auto result = read_opening(text);
    ASSERT_THAT(problems(result), IsEmpty());
    EXPECT_EQ(result->month, Month(2025, 7));
    ASSERT_EQ(result->accounts.size(), 2u);
    EXPECT_EQ(result->accounts.at(0).balances.at(1),
              (bill::Balance{{ProviderId("uk"), ServiceId("maintenance"), Month(2025, 5)},
                             Money::kopecks(-1200)}));
    EXPECT_EQ(result->meters.at(1).value.to_string(), "58.7");
    EXPECT_EQ(write_opening(*result), text);
    EXPECT_EQ(*read_opening(write_opening(*result, Layout::line)), *result);
}

TEST(OpeningDocument, IsSortedAndWithoutZeros) {
    const auto result = read_opening(
        opening(R"("accounts": [{"account": "b", "balances": []}, {"account": "a", "balances": [)" +
                balance("z", "2025-01", "1.00") + "," + balance("c", "2025-06", "2.00") + "," +
                balance("c", "2025-05", "0.00") + "," + balance("c", "2024-12", "-3.00") +
                R"(]}], "meters": [{"meter": "n", "date": "2025-06-30", "value": "2"},
                           {"meter": "m", "date": "2025-06-30", "value": "1"}])"));
    ASSERT_THAT(problems(result), IsEmpty());
    EXPECT_EQ(result->accounts.at(0).account, AccountId("a"));
    EXPECT_EQ(result->accounts.at(1).account, AccountId("b"));
    std::vector<std::int64_t> amounts;
    for (const auto& row : result->accounts.at(0).balances) amounts.push_back(row.amount.kopecks());
    EXPECT_THAT(amounts, ElementsAre(-300, 200, 100));
    EXPECT_EQ(result->meters.at(0).meter, MeterId("m"));
}

TEST(OpeningDocument, RefusesDuplicates) {
    const auto result = read_opening(
        opening(R"("accounts": [{"account": "a", "balances": [)" + balance("c", "2025-06", "0.00") +
                "," + balance("c", "2025-06", "2.00") + R"(]}, {"account": "a", "balances": []}],
          "meters": [{"meter": "m", "date": "2025-06-30", "value": "2"},
                     {"meter": "m", "date": "2025-06-29", "value": "1"}])"));
    EXPECT_THAT(problems(result),
                ElementsAre("duplicate_id accounts[0].balances[1]",
                            "duplicate_id accounts[1].account", "duplicate_id meters[1].meter"));
    EXPECT_EQ(result.errors().first().found, "c/s/2025-06");
    EXPECT_THAT(result.errors().first().expected.en, HasSubstr("accounts[0].balances[0]"));
}

TEST(OpeningDocument, MayHaveNoMeters) {
    const auto result = read_opening(opening(R"("accounts": [])"));
    ASSERT_TRUE(result);
    EXPECT_THAT(result->meters, IsEmpty());
}

TEST(OpeningDocument, ReportsEverythingThatIsWrong) {
    EXPECT_THAT(
        problems(read_opening(R"({"schema": "kvit-opening/1", "month": "2025-7", "accounts": [
                    {"account": "a", "balances": [{"creditor": "", "service": "s", "month": "2025-06",
                                                   "amount": "1.005"}], "saldo": "1.00"},
                    {"account": "b"}],
                    "meters": [{"meter": "m", "date": "2025-06-31", "value": "-1"}]})")),
        ElementsAre("missing_key house", "bad_month month",
                    "bad_id accounts[0].balances[0].creditor",
                    "too_precise accounts[0].balances[0].amount", "unknown_key accounts[0].saldo",
                    "missing_key accounts[1].balances", "bad_date meters[0].date",
                    "out_of_range meters[0].value"));
}

}  // namespace
}  // namespace kvit::format
