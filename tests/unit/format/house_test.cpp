#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kvit/format/documents.hpp"
#include "unit/format/documents.hpp"
#include "unit/format/house_text.hpp"

namespace kvit::format {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(House, IsRead) {
    const auto result = read_house(sample("house.json"));
    ASSERT_THAT(problems(result), IsEmpty());
    EXPECT_EQ(result->id, HouseId("demo-house"));
    EXPECT_EQ(result->premises.size(), 3u);
    EXPECT_EQ(result->accounts.size(), 3u);
    EXPECT_EQ(result->occupancy.size(), 3u);
    EXPECT_EQ(result->benefits.size(), 2u);
    EXPECT_EQ(result->supplies.size(), 13u);
    EXPECT_EQ(result->installability.size(), 1u);
    EXPECT_EQ(result->volume_acts.size(), 2u);
    EXPECT_EQ(result->interference_acts.size(), 1u);
    EXPECT_EQ(result->plots.size(), 1u);
    EXPECT_EQ(result->meters.size(), 4u);
    EXPECT_EQ(result->meter_states.size(), 1u);
    EXPECT_EQ(result->readings.size(), 5u);
    EXPECT_EQ(result->common_areas.size(), 2u);
    EXPECT_EQ(result->house_areas.size(), 1u);
    EXPECT_EQ(result->interruptions.size(), 1u);
    EXPECT_EQ(result->quality_breaches.size(), 1u);
    EXPECT_EQ(result->absences.size(), 1u);
    EXPECT_EQ(result->payments.size(), 2u);
    EXPECT_EQ(result->retractions.size(), 1u);
}

TEST(House, FactsHaveTwoTimesAndAPath) {
    const auto result = read_house(sample("house.json"));
    ASSERT_TRUE(result);
    const auto& people = result->occupancy.at(2);
    EXPECT_EQ(people.fact.id, FactId("f-people-2b"));
    EXPECT_EQ(people.fact.known_on, Date::from_civil(2025, 7, 18));
    EXPECT_EQ(people.fact.seq, 1);
    EXPECT_EQ(people.fact.valid, (Interval{Date::from_civil(2025, 7, 18), Date::open_end()}));
    EXPECT_EQ(people.fact.path, "occupancy[2]");
    EXPECT_EQ(people.registered, 3);
    EXPECT_EQ(people.temporary, 1);
    EXPECT_EQ(people.owners, 2);
    EXPECT_EQ(result->occupancy.at(0).fact.valid, Interval());
    EXPECT_EQ(result->readings.at(2).fact.supersedes, FactId("f-reading-2"));
    EXPECT_EQ(result->readings.at(2).fact.valid, Interval());
    EXPECT_EQ(result->readings.at(2).fact.path, "readings[2]");
    EXPECT_EQ(result->retractions.at(0).retracts, FactId("f-payment-wrong-house"));
}

TEST(House, SourceOfTheDocumentIsThatOfEveryFactWithoutOne) {
    const auto result = read_house(sample("house.json"));
    ASSERT_TRUE(result);
    const auto& own = result->premises.at(0).fact.reference;
    EXPECT_EQ(own.act, "Выписка из ЕГРН");
    EXPECT_EQ(own.checked_on, Date::from_civil(2025, 1, 15));
    const auto& common = result->premises.at(1).fact.reference;
    EXPECT_EQ(common.source, "kvit tests");
    EXPECT_EQ(common.standing, trace::Standing::synthetic);
    EXPECT_EQ(result->payments.at(0).fact.reference, common);
}

TEST(House, ValuesKeepTheirSpelling) {
    const auto result = read_house(sample("house.json"));
    ASSERT_TRUE(result);
    EXPECT_EQ(result->premises.at(2).area.to_string(), "120.55");
    EXPECT_EQ(result->premises.at(2).kind, premises::PremisesKind::non_residential);
    EXPECT_EQ(result->readings.at(1).values.find(Zone::single)->to_string(), "123.000");
    EXPECT_EQ(result->meters.at(0).unit, unit::m3);
    EXPECT_EQ(result->payments.at(0).amount, Money::kopecks(150000));
    EXPECT_EQ(result->payments.at(0).parts.at(1),
              (premises::PaymentPart{ProviderId("uk"), ServiceId("cold_water"), Month(2025, 6),
                                     Money::kopecks(20260)}));
}

TEST(House, CreditorIsTheProviderUnlessNamed) {
    const auto result = read_house(sample("house.json"));
    ASSERT_TRUE(result);
    const auto& cold = result->supplies.at(1);
    EXPECT_EQ(cold.provider, ProviderId("vodokanal"));
    EXPECT_EQ(cold.creditor, ProviderId("uk"));
    EXPECT_EQ(cold.method, premises::Method::metered_or_norm);
    EXPECT_THAT(cold.accounts, IsEmpty());
    const auto& hot = result->supplies.at(2);
    EXPECT_EQ(hot.creditor, ProviderId("teploset"));
    EXPECT_EQ(hot.heat_tariff, TariffId("heat"));
    EXPECT_EQ(hot.heating_norm, NormId("heating"));
    EXPECT_THAT(hot.accounts, ElementsAre(AccountId("account-1"), AccountId("account-2")));
}

TEST(House, MayBeEmpty) {
    const auto result = read_house(R"({"schema": "kvit-house/1", "house": "h"})");
    ASSERT_TRUE(result);
    EXPECT_THAT(result->premises, IsEmpty());
}

TEST(House, NeedsItsSchemaAndId) {
    EXPECT_THAT(problems(read_house("{}")), ElementsAre("missing_key schema", "missing_key house"));
    EXPECT_THAT(problems(read_house(R"({"schema": "kvit-bill/1", "house": "h"})")),
                ElementsAre("wrong_schema schema"));
    EXPECT_THAT(problems(read_house("[]")), ElementsAre("wrong_type "));
    EXPECT_THAT(problems(read_house("{")), ElementsAre(HasSubstr("json_syntax")));
}

TEST(House, RefusesUnknownKeysButForExt) {
    EXPECT_THAT(house_problems(R"("flats": [])"), ElementsAre("unknown_key flats"));
    EXPECT_THAT(
        house_problems(R"("accounts": [)" +
                       entry(R"("account": "a", "premises": "p", "owner": "Иванов")") + "]"),
        ElementsAre("unknown_key accounts[0].owner"));
    EXPECT_THAT(house_problems(R"("ext": {"any": 1.5}, "accounts": [)" +
                               entry(R"("account": "a", "premises": "p", "ext": null)") + "]"),
                IsEmpty());
}

TEST(House, FactHeaderIsRequired) {
    EXPECT_THAT(house_problems(R"("accounts": [{"account": "a", "premises": "p"}])"),
                ElementsAre("missing_key accounts[0].id", "missing_key accounts[0].known_on"));
    EXPECT_THAT(house_problems(R"("accounts": [)" +
                               entry(R"("account": "a", "premises": "p", "valid_from": "2025-02-01",
                                     "valid_to": "2025-02-01")") +
                               "]"),
                ElementsAre("empty_interval accounts[0].valid_to"));
}

TEST(House, EventsHaveNoInterval) {
    EXPECT_THAT(house_problems(R"("readings": [)" +
                               entry(R"("meter": "m", "date": "2025-07-23", "value": "1",
                                                  "valid_from": "2025-07-01")") +
                               "]"),
                ElementsAre("unknown_key readings[0].valid_from"));
    EXPECT_THAT(house_problems(
                    R"("retractions": [)" +
                    entry(R"("retracts": "x", "supersedes": "y", "valid_to": "2025-07-01")") + "]"),
                ElementsAre("unknown_key retractions[0].supersedes",
                            "unknown_key retractions[0].valid_to"));
}

TEST(House, IdsOfFactsAreUniqueAcrossItsLists) {
    const auto result =
        read_house(house(R"("accounts": [)" + entry(R"("account": "a", "premises": "p")") +
                         R"(], "occupancy": [)" + entry(R"("account": "a", "registered": 1)") +
                         R"(], "retractions": [)" + entry(R"("retracts": "x")") + "]"));
    EXPECT_THAT(problems(result),
                ElementsAre("duplicate_id occupancy[0].id", "duplicate_id retractions[0].id"));
    EXPECT_EQ(result.errors().first().found, "\"f\"");
    EXPECT_THAT(result.errors().first().expected.en, HasSubstr("accounts[0].id"));
    EXPECT_THAT(result.errors().first().expected.ru, HasSubstr("accounts[0].id"));
}

TEST(House, AreaIsPositiveWithTwoDecimals) {
    const auto area = [](const std::string& text) {
        return house_problems(R"("premises": [)" +
                              entry(R"("premises": "p", "kind": "room", "area": )" + text) + "]");
    };
    EXPECT_THAT(area(R"("0.01")"), IsEmpty());
    EXPECT_THAT(area(R"("1000000")"), IsEmpty());
    EXPECT_THAT(area(R"("0.00")"), ElementsAre("out_of_range premises[0].area"));
    EXPECT_THAT(area(R"("-1")"), ElementsAre("out_of_range premises[0].area"));
    EXPECT_THAT(area(R"("1000000.01")"), ElementsAre("out_of_range premises[0].area"));
    EXPECT_THAT(area(R"("49.901")"), ElementsAre("too_precise premises[0].area"));
    EXPECT_THAT(area(R"("49,9")"), ElementsAre("bad_decimal premises[0].area"));
    EXPECT_THAT(area("49.9"), ElementsAre("wrong_type premises[0].area"));
    EXPECT_THAT(area("null"), ElementsAre("missing_key premises[0].area"));
}

TEST(House, CountsAreWholeAndWithinBounds) {
    const auto people = [](const std::string& keys) {
        return house_problems(R"("occupancy": [)" + entry(R"("account": "a", )" + keys) + "]");
    };
    EXPECT_THAT(people(R"("registered": 1000)"), IsEmpty());
    EXPECT_THAT(
        people(R"("registered": 1001, "temporary": -1, "owners": 1.5)"),
        ElementsAre("out_of_range occupancy[0].registered", "out_of_range occupancy[0].temporary",
                    "wrong_type occupancy[0].owners"));
    EXPECT_THAT(people(R"("temporary": 1)"), ElementsAre("missing_key occupancy[0].registered"));
}

TEST(House, ReadingsAreNotNegativeWithSevenDecimals) {
    const auto reading = [](const std::string& value) {
        return house_problems(R"("readings": [)" +
                              entry(R"("meter": "m", "date": "2025-07-23", "value": )" + value) +
                              "]");
    };
    EXPECT_THAT(reading(R"("0.1234567")"), IsEmpty());
    EXPECT_THAT(reading(R"("0.12345678")"), ElementsAre("too_precise readings[0].value"));
    EXPECT_THAT(reading(R"("-0.1")"), ElementsAre("out_of_range readings[0].value"));
}

// ---- Payments.

std::vector<std::string> payment_problems(const std::string& keys) {
    return house_problems(R"("payments": [)" +
                          entry(R"("account": "a", "date": "2025-07-10", )" + keys) + "]");
}

std::string part(const std::string& amount) {
    return R"({"creditor": "c", "service": "s", "month": "2025-06", "amount": ")" + amount +
           R"("})";
}

TEST(Payment, IsSplitToTheKopeck) {
    EXPECT_THAT(payment_problems(R"("amount": "3.00", "parts": [)" + part("1.00") + "," +
                                 part("2.00") + "]"),
                IsEmpty());
    EXPECT_THAT(payment_problems(R"("amount": "3.00", "parts": [)" + part("1.00") + "," +
                                 part("1.99") + "]"),
                ElementsAre("split_does_not_sum payments[0].parts"));
}

TEST(Payment, WithoutPartsIsAllocatedAndWithAnEmptyListOfThemIsNeither) {
    EXPECT_THAT(payment_problems(R"("amount": "3.00")"), IsEmpty());
    EXPECT_THAT(payment_problems(R"("amount": "3.00", "purpose": {"period": "2025-06"})"),
                IsEmpty());
    EXPECT_THAT(
        payment_problems(R"("amount": "1.00", "purpose": {}, "parts": [)" + part("1.00") + "]"),
        ElementsAre("contradiction payments[0].purpose"));
    EXPECT_THAT(payment_problems(R"("amount": "3.00", "parts": [])"),
                ElementsAre("payment_not_split payments[0].parts"));
    EXPECT_THAT(payment_problems(R"("amount": "3.00", "parts": {})"),
                ElementsAre("wrong_type payments[0].parts"));
}

TEST(Payment, AmountsHaveTheSignOfAPayment) {
    EXPECT_THAT(payment_problems(R"("amount": "0.00", "parts": [)" + part("0.00") + "]"),
                ElementsAre("out_of_range payments[0].amount"));
    EXPECT_THAT(payment_problems(R"("amount": "1.00", "parts": [)" + part("-1.00") + "," +
                                 part("2.00") + "]"),
                ElementsAre("out_of_range payments[0].parts[0].amount"));
    EXPECT_THAT(payment_problems(R"("amount": "1.5", "parts": [)" + part("1.50") + "]"),
                ElementsAre("bad_money payments[0].amount"));
}

TEST(Payment, PartsBeyondTheRangeOfMoneyDoNotSum) {
    std::string parts = part("9999999999999999.99");
    for (int i = 0; i < 10; ++i) parts += "," + part("9999999999999999.99");
    EXPECT_THAT(payment_problems(R"("amount": "1.00", "parts": [)" + parts + "]"),
                ElementsAre("split_does_not_sum payments[0].parts"));
}

// ---- All errors together.

TEST(House, ReportsEverythingThatIsWrong) {
    auto text = sample("house.json");
    text = with(std::move(text), R"("area": "63.4")", R"("area": 63.4)");
    text = with(std::move(text), R"("premises": "shop",
      "kind")",
                R"("premise": "shop",
      "kind")");
    text = with(std::move(text), R"("possible": true)", R"("possible": "yes")");
    text = with(std::move(text), R"("value": "61.55")", R"("value": "61.55.")");
    text = with(std::move(text), R"("amount": "1297.40")", R"("amount": "1297.41")");
    EXPECT_THAT(
        problems(read_house(text)),
        ElementsAre("wrong_type premises[1].area", "missing_key premises[2].premises",
                    "unknown_key premises[2].premise", "wrong_type installability[0].possible",
                    "bad_decimal readings[3].value", "split_does_not_sum payments[0].parts"));
}

TEST(House, HasAMaximumOfAccounts) {
    std::string accounts;
    for (std::size_t i = 0; i <= limits::house_accounts_max; ++i) {
        const std::string n = std::to_string(i);
        accounts += (i > 0 ? "," : "") +
                    (R"({"id": "f)" + n + R"(", "known_on": "2025-01-15", "account": "a)" + n +
                     R"(", "premises": "p"})");
    }
    EXPECT_THAT(house_problems(R"("accounts": [)" + accounts + "]"),
                ElementsAre("limit_exceeded accounts"));
}

}  // namespace
}  // namespace kvit::format
