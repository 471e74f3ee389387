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
    EXPECT_EQ(result->meters.at(1).values.find(Zone::single)->to_string(), "58.7");
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

TEST(OpeningDocument, CarriesZonesAndWhatAnAverageIsMadeFrom) {
    const auto result = read_opening(sample("opening.json"));
    ASSERT_TRUE(result);
    const auto& meter = result->meters.at(2);
    EXPECT_EQ(meter.values.find(Zone::day)->to_string(), "99900.5");
    EXPECT_EQ(meter.average_periods, 2);
    ASSERT_EQ(meter.history.size(), 2u);
    EXPECT_EQ(meter.history.at(1).date, Date::from_civil(2025, 4, 25));
    EXPECT_EQ(meter.history.at(1).values.find(Zone::night)->to_string(), "7");
    EXPECT_EQ(result->meters.at(0).average_periods, 0);
    EXPECT_THAT(result->meters.at(0).history, IsEmpty());
}

/// What is wrong with the one meter of an opening.
std::vector<std::string> meter_problems(const std::string& keys) {
    return problems(read_opening(opening(
        R"("accounts": [], "meters": [{"meter": "m", "date": "2025-06-25", )" + keys + "}]")));
}

TEST(OpeningDocument, HistoryGoesByItsDatesUpToTheBilledReading) {
    const auto history = [](const std::string& first, const std::string& second) {
        return meter_problems(R"("value": "9", "history": [{"date": ")" + first +
                              R"(", "value": "1"}, {"date": ")" + second + R"(", "value": "2"}])");
    };
    EXPECT_THAT(history("2025-04-25", "2025-06-24"), IsEmpty());
    EXPECT_THAT(history("2025-04-25", "2025-06-25"),
                ElementsAre("contradiction meters[0].history[1].date"));
    EXPECT_THAT(history("2025-07-25", "2025-04-25"),
                ElementsAre("contradiction meters[0].history[0].date",
                            "contradiction meters[0].history[1].date"));
    EXPECT_THAT(history("2025-04-25", "2025-04-25"),
                ElementsAre("contradiction meters[0].history[1].date"));
    EXPECT_THAT(meter_problems(R"("value": "9", "history": [{"date": "2025-04-25"}])"),
                ElementsAre("missing_key meters[0].history[0].value"));
}

TEST(OpeningDocument, MetersShowOneNumberOrZones) {
    EXPECT_THAT(meter_problems(R"("values": {"day": "1", "night": "2"})"), IsEmpty());
    EXPECT_THAT(meter_problems(R"("value": "1", "values": {"day": "1", "night": "2"})"),
                ElementsAre("contradiction meters[0].values"));
    EXPECT_THAT(
        meter_problems(R"("values": {"day": "1", "single": "2"})"),
        ElementsAre("out_of_range meters[0].values", "unknown_key meters[0].values.single"));
    EXPECT_THAT(meter_problems(R"("value": "1", "average_periods": -1)"),
                ElementsAre("out_of_range meters[0].average_periods"));
}

TEST(OpeningDocument, CarriesYearsOfAccountsAndResources) {
    const auto result = read_opening(sample("opening.json"));
    ASSERT_TRUE(result);
    EXPECT_THAT(result->accounts.at(0).years, IsEmpty());
    EXPECT_EQ(result->accounts.at(1).years.at(0),
              (charge::YearAccount{ServiceId("heating"), 2024, Money::kopecks(1'840'000),
                                   Money::kopecks(1'725'035)}));
    ASSERT_EQ(result->resources.size(), 2u);
    const auto& power = result->resources.at(0);
    EXPECT_EQ(power.carried.to_string(), "12.5");
    EXPECT_EQ(power.years.at(1), (charge::YearVolume{2025, 6, Decimal(-25, 2)}));
    EXPECT_EQ(power.path, "resources[0]");
    EXPECT_THAT(result->resources.at(1).years, IsEmpty());
}

TEST(OpeningDocument, YearsAndResourcesAreSortedAndNotSaidTwice) {
    const auto year = [](const std::string& service, const std::string& number) {
        return R"({"service": ")" + service + R"(", "year": )" + number +
               R"(, "charged": "-1.00", "actual": "0.00"})";
    };
    const auto volume = [](const std::string& number) {
        return R"({"year": )" + number + R"(, "months": 1, "volume": "1"})";
    };
    const auto text = [&](const std::string& years, const std::string& resources) {
        return opening(R"("accounts": [{"account": "a", "balances": [], "years": [)" + years +
                       R"(]}], "resources": [)" + resources + "]");
    };
    const auto result = read_opening(
        text(year("s", "2025") + "," + year("r", "2025") + "," + year("s", "2024"),
             R"({"service": "s", "carried": "1"}, {"service": "r", "carried": "0", "years": [)" +
                 volume("2025") + "," + volume("2024") + "]}"));
    ASSERT_THAT(problems(result), IsEmpty());
    std::vector<std::pair<std::string, int>> years;
    for (const auto& row : result->accounts.at(0).years)
        years.emplace_back(row.service.text(), row.year);
    EXPECT_THAT(years,
                ElementsAre(std::pair("r", 2025), std::pair("s", 2024), std::pair("s", 2025)));
    EXPECT_EQ(result->resources.at(0).service, ServiceId("r"));
    EXPECT_EQ(result->resources.at(0).years.at(0).year, 2024);
    EXPECT_EQ(*read_opening(write_opening(*result)), *result);

    EXPECT_THAT(
        problems(read_opening(text(
            year("s", "2025") + "," + year("s", "2025"),
            R"({"service": "r", "carried": "0"}, {"service": "r", "carried": "0", "years": [)" +
                volume("2025") + "," + volume("2025") + "]}"))),
        ElementsAre("duplicate_id accounts[0].years[1]", "duplicate_id resources[1].service",
                    "duplicate_id resources[1].years[1].year"));
}

/// What is empty is not written: an opening of earlier versions has the same bytes.
TEST(OpeningDocument, WritesNoKeyForWhatIsNotThere) {
    const std::string text = R"({"schema":"kvit-opening/1","house":"h","month":"2025-07",)"
                             R"("accounts":[{"account":"a","balances":[]}],)"
                             R"("meters":[{"meter":"m","date":"2025-06-23","value":"1"}]})";
    const auto result = read_opening(text);
    ASSERT_TRUE(result);
    EXPECT_EQ(write_opening(*result, Layout::line), text);
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
