// The month of a house as a pure function: chains of months, errors, order, knowledge, threads.
#include "kvit/close/close.hpp"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <random>
#include <thread>

#include "unit/town.hpp"

namespace kvit::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string july = "2025-07";

/// The house of the examples with its books.
struct Example {
    premises::House house = *format::read_house(file("examples/data/house.json"));
    Books books;
    close::Opening opening = *format::read_opening(file("examples/data/opening.json"));

    Example() { books.tariffs = *format::read_tariffs(file("examples/data/tariffs.json")); }
    Result<close::Closed> close(Date known_on = Date::open_end()) const {
        return close::close(books.rules(), house, &opening, month(july), known_on);
    }
};

Money sum(const std::vector<close::AccountOpening>& accounts) {
    Money total;
    for (const auto& account : accounts)
        for (const auto& balance : account.balances) total += balance.amount;
    return total;
}

TEST(Close, TheExampleHoldsAndItsTotalsAreThoseOfItsBills) {
    const Example example;
    const auto closed = example.close();
    ASSERT_TRUE(closed) << messages(closed);
    EXPECT_EQ(closed->bills.size(), 8u);
    bill::Totals totals;
    std::map<std::string, Money> services;
    for (const auto& bill : closed->bills) {
        EXPECT_EQ(said(bill::check(bill)), "");
        totals.opening += bill.totals.opening;
        totals.charged += bill.totals.charged;
        totals.voluntary += bill.totals.voluntary;
        totals.paid += bill.totals.paid;
        totals.closing += bill.totals.closing;
        totals.to_pay += bill.totals.to_pay;
        totals.to_pay_with_voluntary += bill.totals.to_pay_with_voluntary;
    }
    EXPECT_EQ(closed->summary.totals, totals);
    EXPECT_EQ(sum(closed->closing.accounts), totals.closing);
    EXPECT_EQ(sum(example.opening.accounts), totals.opening);
    Money of_services;
    for (const auto& service : closed->summary.services) of_services += service.amount;
    EXPECT_EQ(of_services, totals.charged + totals.voluntary);
}

TEST(Close, WithoutAnOpeningTheBalancesAreZeroAndTheBillSaysSo) {
    const auto closed = closing(Town().flat().people(1).maintenance(), july);
    ASSERT_TRUE(closed);
    EXPECT_THAT(codes(closed->bills[0]), ElementsAre("opening_absent"));
    EXPECT_FALSE(closed->bills[0].basis.opening_given);
    EXPECT_EQ(closed->bills[0].totals.opening, Money());
}

TEST(Close, AnOpeningOfAnotherHouseOrMonthIsRefused) {
    const Town town = Town().flat().people(1).maintenance();
    auto opened = opening("2025-08");
    EXPECT_EQ(said(closing(town, july, Books(), &opened)), "contradiction opening.month\n");
    opened.house = HouseId("other");
    EXPECT_EQ(said(closing(town, july, Books(), &opened)),
              "contradiction opening.house\ncontradiction opening.month\n");
}

TEST(Close, ClosingIsTheNextOpeningOverThreeMonths) {
    Town town = Town().flat().people(2).maintenance().cold().hot().waste();
    town.meter("c", "cold_water", "2023-04-03..").reading("c", "2025-07-23", "104");
    town.reading("c", "2025-08-23", "110").reading("c", "2025-09-23", "111.5");
    town.payment("2025-08-05", "1345.00", "maintenance", "2025-07");
    town.payment("2025-09-05", "5000.00", "maintenance", "2025-08");
    town.payment("2025-09-06", "0.01", "cold_water", "2025-07");
    auto opened =
        opening(july, balance("maintenance", "2025-06", "-0.01"), billed("c", "2025-06-23", "100"));
    Money charged = money("-0.01");
    std::vector<std::string> volumes;
    for (const auto* in : {"2025-07", "2025-08", "2025-09"}) {
        const auto closed = closing(town, in, Books(), &opened);
        ASSERT_TRUE(closed) << messages(closed);
        const auto& bill = closed->bills.at(0);
        charged += bill.totals.charged - bill.totals.paid;
        EXPECT_EQ(closed->closing.month, month(in).next());
        EXPECT_EQ(closed->closing.house, HouseId("h"));
        EXPECT_EQ(sum(closed->closing.accounts), bill.totals.closing);
        EXPECT_EQ(bill.totals.closing, charged);
        for (const auto& line : bill.lines)
            if (line.service == ServiceId("cold_water"))
                volumes.push_back(line.quantity.normalized().to_string());
        for (const auto& account : closed->closing.accounts)
            for (const auto& balance : account.balances) EXPECT_FALSE(balance.amount.is_zero());
        // The document of the closing is the opening, whole.
        const auto again = format::read_opening(format::write_opening(closed->closing));
        ASSERT_TRUE(again) << messages(again);
        EXPECT_EQ(*again, closed->closing);
        opened = *again;
    }
    EXPECT_THAT(volumes, ElementsAre("4", "6", "1.5"));
    ASSERT_EQ(opened.meters.size(), 1u);
    EXPECT_EQ(opened.meters[0].date, day("2025-09-23"));
    EXPECT_EQ(opened.meters[0].values, premises::RegisterValues(dec("111.5")));
    EXPECT_EQ(opened.meters[0].history.size(), 3u);
}

TEST(Close, AClosedAccountHasABillWhileMoneyStandsOrMovesOnIt) {
    const Town gone = Town().flat("1", "50", "..2025-06-01").people(1).maintenance();
    EXPECT_THAT(lines(gone, july), ElementsAre("no bill"));
    const auto owed = opening(july, balance("maintenance", "2025-05", "100.00"));
    const auto closed = closing(gone, july, Books(), &owed);
    ASSERT_TRUE(closed);
    ASSERT_EQ(closed->bills.size(), 1u);
    EXPECT_THAT(closed->bills[0].lines, IsEmpty());
    EXPECT_EQ(closed->bills[0].totals.to_pay, money("100.00"));
    EXPECT_EQ(sum(closed->closing.accounts), money("100.00"));

    Town paid = gone;
    paid.payment("2025-07-10", "40.00", "maintenance", "2025-05");
    EXPECT_EQ(closing(paid, july, Books(), &owed)->bills[0].totals.closing, money("60.00"));
    const auto none = opening(july);
    const auto advance = closing(paid, july, Books(), &none);
    ASSERT_EQ(advance->bills.size(), 1u);
    EXPECT_EQ(advance->bills[0].totals.closing, money("-40.00"));
    // Another month has neither.
    const auto august = opening("2025-08");
    EXPECT_THAT(closing(paid, "2025-08", Books(), &august)->bills, IsEmpty());
}

TEST(Close, BalancesOfUnknownAccountsAreKept) {
    const auto opened = opening(july, balance("maintenance", "2025-05", "100.00", "9"));
    const auto closed = closing(Town().flat().people(1).maintenance(), july, Books(), &opened);
    // Refusing them would be right as well; losing them would not.
    if (!closed) return;
    EXPECT_EQ(sum(closed->closing.accounts), money("1445.00"));
}

// Opening + charged - paid = closing, for the house too. A balance that no bill shows breaks it.
TEST(Close, TheSummaryAndTheClosingAgreeOrTheUnknownAccountIsRefused) {
    const auto opened = opening(july, balance("maintenance", "2025-05", "100.00", "9"));
    const auto closed = closing(Town().flat().people(1).maintenance(), july, Books(), &opened);
    if (!closed) return;
    EXPECT_EQ(closed->summary.totals.closing.to_string(),
              sum(closed->closing.accounts).to_string());
}

// A slip in the id of a meter of the opening would bill the whole life of the meter.
TEST(Close, AnUnknownMeterOfTheOpeningIsRefused) {
    Town town = Town().flat().people(1).cold();
    town.meter("c", "cold_water", "2023-04-03..").reading("c", "2025-07-23", "300");
    const auto opened = opening(july, "", billed("C", "2025-06-23", "295"));
    EXPECT_FALSE(closing(town, july, Books(), &opened));
}

// Built through the C++ API, so that no reader of documents has seen them.
TEST(Close, AnAccountTwiceInTheOpeningLosesNothing) {
    auto opened = opening(july, balance("maintenance", "2025-05", "100.00"));
    opened.accounts.push_back(opened.accounts[0]);
    opened.accounts[1].balances[0].key.month = month("2025-06");
    const auto closed = closing(Town().flat().people(1).maintenance(), july, Books(), &opened);
    if (!closed) return;
    EXPECT_EQ(closed->bills[0].totals.opening.to_string(), "200.00");
}

TEST(Close, APaymentThatIsNotSplitWholeIsRefused) {
    auto house = Town()
                     .flat()
                     .people(1)
                     .maintenance()
                     .payment("2025-07-10", "100.00", "maintenance", "2025-06")
                     .house();
    house.payments[0].parts[0].amount = money("60.00");
    const Books books;
    const auto closed = close::close(books.rules(), house, nullptr, month(july));
    EXPECT_FALSE(closed) << "40.00 roubles are gone";
}

// A payment of 30 July that the bank reported on 1 August, when July was closed.
TEST(Close, APaymentLearnedAfterItsMonthIsNotLost) {
    Town town = Town().flat().people(1).maintenance();
    town.payment("2025-07-30", "1345.00", "maintenance", "2025-07",
                 R"(, "known_on": "2025-08-01")");
    const auto opened = opening(july);
    const auto first = closing(town, july, Books(), &opened, day("2025-07-31"));
    ASSERT_TRUE(first);
    EXPECT_EQ(first->bills[0].totals.closing, money("1345.00"));
    const auto second = closing(town, "2025-08", Books(), &first->closing, day("2025-08-31"));
    if (!second) return;
    EXPECT_EQ(second->bills[0].totals.closing.to_string(), "1345.00");
}

TEST(Close, AllErrorsAreCollectedWithTheirPaths) {
    Town town = Town().flat().people(1);
    town.supply("maintenance", "per_area", R"("tariff": "nothing")");
    town.supply("cold_water", "metered_or_norm", R"("tariff": "cold", "norm": "nothing")");
    town.supply("nothing", "per_area", R"("tariff": "area", "creditor": "nobody")");
    town.reading("nowhere", "2025-07-20", "1");
    town.payment("2025-07-20", "1.00", "nothing", "2025-07");
    town.add("occupancy", R"("account": "9", "registered": 1)");
    town.add("accounts", R"("account": "3", "premises": "nowhere")");
    EXPECT_EQ(said(closing(town, july)),
              "unknown_reference accounts[1].premises\n"
              "unknown_reference occupancy[1].account\n"
              "unknown_reference supplies[0].tariff\n"
              "unknown_reference supplies[1].norm\n"
              "unknown_reference supplies[2].service\n"
              "unknown_reference supplies[2].creditor\n"
              "unknown_reference readings[0].meter\n"
              "unknown_reference payments[0].parts[0].service\n");
}

TEST(Close, ErrorsOfAllAccountsAreCollected) {
    Town town = Town().flat("1").flat("2").people(1, "", "1").people(1, "", "2").cold();
    town.meter("a", "cold_water", "2025-01-01..", "1", "9").reading("a", "2025-07-20", "1");
    town.meter("b", "cold_water", "2025-01-01..", "2", "9").reading("b", "2025-07-20", "1");
    EXPECT_EQ(said(closing(town, july)),
              "reading_decreased readings[0].value\nreading_decreased readings[1].value\n");
}

// A missing norm is wrong whether or not a tariff ended too.
TEST(Close, OneErrorDoesNotHideAnother) {
    const auto books = with(Tariffs().tariff("area", "maintenance", "RUB/m2",
                                             R"([{"to": "2025-01-01", "value": "1"}])"));
    Town town = Town().flat().people(1).maintenance();
    town.supply("electricity", "metered_or_norm", R"("tariff": "el")");
    town.meter("e", "electricity", "2025-01-01..");
    EXPECT_EQ(said(closing(town, july, books)),
              "tariff_gap supplies[0].tariff\nmissing_fact supplies[1].norm\n");
}

TEST(Close, AnErrorIsSaidOnceHoweverManyAccountsMeetIt) {
    Town town = Town().flat("1").flat("2").flat("3").maintenance();
    const auto books = with(Tariffs().tariff("area", "maintenance", "RUB/m2",
                                             R"([{"to": "2025-01-01", "value": "1"}])"));
    EXPECT_EQ(said(closing(town, july, books)), "tariff_gap supplies[0].tariff\n");
    town.maintenance();
    EXPECT_EQ(said(closing(town, july)), "overlapping_intervals supplies[1]\n");
}

TEST(Close, OverlappingFactsAreRefused) {
    EXPECT_EQ(
        said(closing(Town().flat().people(1, "..2025-07-16").people(2, "2025-07-15.."), july)),
        "overlapping_intervals occupancy[1]\n");
}

TEST(Close, SumsPastTheRangeAreAnError) {
    auto opened = opening(july, balance("maintenance", "2025-05", "9999999999999999.99"));
    auto& balances = opened.accounts[0].balances;
    for (int i = 1; i < 12; ++i) {
        balances.push_back(balances[0]);
        balances.back().key.month = Month(2024, i);
    }
    EXPECT_THAT(said(closing(Town().flat().people(1).maintenance(), july, Books(), &opened)),
                HasSubstr("overflow"));
}

// ----------------------------------------------------------------------------- the same, always

TEST(Close, OrderOfDocumentsIsIrrelevant) {
    const Example example;
    const std::string first = format::write_closed(*example.close());
    std::mt19937 random(7);
    for (int round = 0; round < 20; ++round) {
        Example other;
        const auto shuffle = [&](auto& list) { std::shuffle(list.begin(), list.end(), random); };
        shuffle(other.house.premises);
        shuffle(other.house.accounts);
        shuffle(other.house.occupancy);
        shuffle(other.house.supplies);
        shuffle(other.house.installability);
        shuffle(other.house.meters);
        shuffle(other.house.readings);
        shuffle(other.house.payments);
        shuffle(other.opening.accounts);
        shuffle(other.opening.meters);
        for (auto& account : other.opening.accounts) shuffle(account.balances);
        EXPECT_EQ(format::write_closed(*other.close()), first);
    }
}

TEST(Close, AServiceOfZeroChangesNothingElse) {
    Example example;
    const auto before = example.close();
    premises::Supply antenna = example.house.supplies[0];
    antenna.fact.id = FactId("s-antenna");
    antenna.service = ServiceId("antenna");
    antenna.method = premises::Method::per_premises;
    antenna.tariff = TariffId("free");
    example.house.supplies.push_back(antenna);
    auto& tariffs = example.books.tariffs.tariffs;
    auto free = tariffs.at(TariffId("intercom"));
    free.id = TariffId("free");
    free.service = antenna.service;
    free.values = {};
    ASSERT_TRUE(free.values.add({.valid = {}, .value = dec("0"), .reference = {}}));
    tariffs.emplace(free.id, free);
    auto after = example.close();
    ASSERT_TRUE(after) << messages(after);
    EXPECT_EQ(after->summary.totals, before->summary.totals);
    after->closing.past->facts -= 1;  // the supply itself
    EXPECT_EQ(format::write_opening(after->closing), format::write_opening(before->closing));
}

TEST(Close, WhatIsNotKnownYetIsNotBilledYet) {
    const Example example;
    const auto cold_water = [&](Date known_on) {
        const auto closed = example.close(known_on);
        EXPECT_TRUE(closed) << messages(closed);
        for (const auto& line : closed->bills[0].lines)
            if (line.service == ServiceId("cold_water")) return brief(line);
        return std::string();
    };
    EXPECT_EQ(cold_water(day("2025-07-23")), "cold_water 228.46");
    // The reading of 23 July is unknown on the 22nd: electricity goes by its average.
    const auto early = example.close(day("2025-07-22"));
    ASSERT_TRUE(early) << messages(early);
    EXPECT_THAT(codes(early->bills[0]), Contains("average_reading_not_sent"));

    Town town = Town().flat().people(2).cold();
    town.meter("c", "cold_water", "2023-04-03..");
    town.reading("c", "2025-07-23", "105.775", R"(, "known_on": "2025-07-24")");
    const auto opened = opening(july, "", billed("c", "2025-06-23", "100"));
    const auto bytes = [&](std::string_view known_on) {
        return format::write_closed(*closing(town, july, Books(), &opened, day(known_on)));
    };
    EXPECT_THAT(
        brief(closing(town, july, choosing("missing_reading", "norm"), &opened, day("2025-07-23"))),
        ElementsAre("cold_water 336.26"));
    EXPECT_THAT(brief(closing(town, july, Books(), &opened, day("2025-07-24"))),
                ElementsAre("cold_water 228.46"));
    // What becomes known later changes no bill of an earlier knowledge.
    const std::string before = bytes("2025-07-23");
    town.reading("c", "2025-07-24", "200", R"(, "known_on": "2025-07-25")");
    EXPECT_EQ(bytes("2025-07-23"), before);
}

TEST(Close, TwoThreadsGiveTheSameBytes) {
    const Example example;
    std::string bytes[2];
    {
        std::vector<std::thread> threads;
        for (auto& mine : bytes)
            threads.emplace_back([&] {
                for (int i = 0; i < 20; ++i) mine = format::write_closed(*example.close());
            });
        for (auto& thread : threads) thread.join();
    }
    EXPECT_EQ(bytes[0], bytes[1]);
    EXPECT_EQ(bytes[0], format::write_closed(*example.close()));
}

TEST(Close, AHouseOfTwoThousandAccounts) {
    constexpr int count = 2000;
    Town town;
    town.cold().hot().waste().electricity().maintenance().insurance();
    for (int i = 1; i <= count; ++i) {
        const std::string id = std::to_string(i);
        town.flat(id, "50.00").people(2, "", id);
        for (const auto& [prefix, service] :
             std::map<std::string, std::string>{{"c", "cold_water"}, {"e", "electricity"}}) {
            town.meter(prefix + id, service, "2023-04-03..", id);
            town.reading(prefix + id, "2025-06-23", "100")
                .reading(prefix + id, "2025-07-23", "104");
        }
    }
    const auto house = town.house();
    const Books books;
    const auto start = std::chrono::steady_clock::now();
    const auto closed = close::close(books.rules(), house, nullptr, month(july));
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - start);
    std::cout << "2000 accounts closed in " << took.count() << " ms\n";
    RecordProperty("milliseconds", static_cast<int>(took.count()));
    ASSERT_TRUE(closed) << messages(closed);
    ASSERT_EQ(closed->bills.size(), 2000u);
    // 1345 + 158.24 + 313.83 + 924.54 + 274.14 (10.38 × 26.41 = 274.1358) + 19.08
    EXPECT_EQ(closed->bills[0].totals.charged.to_string(), "3034.83");
    EXPECT_EQ(closed->summary.totals.charged.to_string(), "6069660.00");
    EXPECT_EQ(closed->summary.area, dec("100000"));
    EXPECT_EQ(closed->summary.people, 4000);
    // The next month starts from 4000 billed readings.
    const auto again = std::chrono::steady_clock::now();
    const auto next = close::close(books.rules(), house, &closed->closing, month("2025-08"));
    const auto took_next = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - again);
    ASSERT_TRUE(next) << messages(next);
    std::cout << "and the next month in " << took_next.count() << " ms\n";
    EXPECT_EQ(next->summary.totals.opening, closed->summary.totals.closing);
}

// --------------------------------------------------------------------------------- the summary

TEST(Close, TheSummaryTellsThePartsOfAServiceApart) {
    const auto closed = closing(Town().flat().people(2).cold().installable("cold_water"), july);
    ASSERT_TRUE(closed);
    ASSERT_EQ(closed->summary.services.size(), 2u);
    EXPECT_EQ(closed->summary.services[1].component, charge::Component::excess);
    const std::string text = format::write_closed(*closed, format::Layout::line);
    const std::string summary =
        text.substr(text.find("\"summary\""), text.find("\"bills\"") - text.find("\"summary\""));
    EXPECT_THAT(summary, HasSubstr("excess")) << summary;
}

// Two accounts follow each other in one flat: the house has not grown.
TEST(Close, TheAreaOfTheHouseCountsAFlatOnce) {
    Town town = Town().people(1).people(1, "", "2").maintenance();
    town.add("premises", R"("premises": "p", "kind": "dwelling", "area": "50")");
    town.add("accounts", R"("account": "1", "premises": "p", "valid_to": "2025-07-16")");
    town.add("accounts", R"("account": "2", "premises": "p", "valid_from": "2025-07-16")");
    const auto closed = closing(town, july);
    ASSERT_TRUE(closed) << messages(closed);
    EXPECT_EQ(closed->summary.area.to_string(), "50");
}

}  // namespace
}  // namespace kvit::test
