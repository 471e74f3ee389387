// A bill: payments into balances, totals, and the identities that bind every number of it.
#include "kvit/bill/bill.hpp"

#include <functional>

#include "unit/town.hpp"

namespace kvit::test {
namespace {

using bill::Bill;
using bill::PostingKind;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string july = "2025-07";

/// The only bill of a town in July 2025.
Bill bill_of(const Town& town, const close::Opening* opened = nullptr) {
    const auto closed = closing(town, july, Books(), opened);
    EXPECT_TRUE(closed) << messages(closed);
    EXPECT_EQ(closed->bills.size(), 1u);
    return closed->bills.at(0);
}
/// "maintenance 2025-06: 100.00 + 0.00 - 30.00 = 70.00"
std::vector<std::string> balances(const Bill& bill) {
    std::vector<std::string> rows;
    for (const auto& row : bill.balances)
        rows.push_back(row.key.service.text() + " " + row.key.month.to_string() + ": " +
                       row.opening.to_string() + " + " + row.charged.to_string() + " - " +
                       row.paid.to_string() + " = " + row.closing.to_string());
    return rows;
}

TEST(Bill, ChargesAndPaymentsMeetTheOpening) {
    const auto opened = opening(july, balance("maintenance", "2025-06", "1345.00"));
    const Bill bill = bill_of(Town().flat().people(1).maintenance().payment(
                                  "2025-07-11", "1000.00", "maintenance", "2025-06"),
                              &opened);
    EXPECT_THAT(balances(bill),
                ElementsAre("maintenance 2025-06: 1345.00 + 0.00 - 1000.00 = 345.00",
                            "maintenance 2025-07: 0.00 + 1345.00 - 0.00 = 1345.00"));
    EXPECT_EQ(bill.totals.opening, money("1345.00"));
    EXPECT_EQ(bill.totals.charged, money("1345.00"));
    EXPECT_EQ(bill.totals.paid, money("1000.00"));
    EXPECT_EQ(bill.totals.closing, money("1690.00"));
    EXPECT_EQ(bill.totals.to_pay, money("1690.00"));
    EXPECT_EQ(bill.totals.to_pay_with_voluntary, money("1690.00"));
    EXPECT_THAT(codes(bill), Not(Contains("opening_absent")));
    ASSERT_EQ(bill.postings.size(), 2u);
    EXPECT_EQ(bill.postings[0].kind, PostingKind::charge);
    EXPECT_EQ(bill.postings[1].kind, PostingKind::payment);
    EXPECT_EQ(bill.postings[1].amount, money("-1000.00"));
}

TEST(Bill, APaymentMayHaveManyParts) {
    Town town = Town().flat().people(1).maintenance();
    town.add("payments", R"("account": "1", "date": "2025-07-31", "amount": "300.00", "parts": [
        {"creditor": "uk", "service": "maintenance", "month": "2025-06", "amount": "100.00"},
        {"creditor": "uk", "service": "maintenance", "month": "2025-06", "amount": "50.00"},
        {"creditor": "uk", "service": "maintenance", "month": "2025-07", "amount": "150.00"}])");
    EXPECT_THAT(balances(bill_of(town)),
                ElementsAre("maintenance 2025-06: 0.00 + 0.00 - 150.00 = -150.00",
                            "maintenance 2025-07: 0.00 + 1345.00 - 150.00 = 1195.00"));
}

TEST(Bill, AnAdvanceForAMonthToComeStandsOnIt) {
    const Bill bill = bill_of(Town().flat().people(1).maintenance().payment(
        "2025-07-01", "2000.00", "maintenance", "2025-12"));
    EXPECT_THAT(balances(bill),
                ElementsAre("maintenance 2025-07: 0.00 + 1345.00 - 0.00 = 1345.00",
                            "maintenance 2025-12: 0.00 + 0.00 - 2000.00 = -2000.00"));
    EXPECT_EQ(bill.totals.closing, money("-655.00"));
    EXPECT_EQ(bill.totals.to_pay, money("0.00")) << "nobody pays a negative sum";
}

TEST(Bill, PaymentsOfOtherMonthsAreNotPosted) {
    const Bill bill = bill_of(Town().flat().people(1).maintenance().payment(
        "2025-08-01", "1.00", "maintenance", "2025-06"));
    EXPECT_EQ(bill.totals.paid, money("0.00"));
}

TEST(Bill, VoluntaryInsuranceIsOfferedAndNotOwed) {
    const Bill bill = bill_of(Town().flat().people(1).maintenance().insurance());
    EXPECT_EQ(bill.totals.charged, money("1345.00"));
    EXPECT_EQ(bill.totals.voluntary, money("175.00"));
    EXPECT_EQ(bill.totals.to_pay, money("1345.00"));
    EXPECT_EQ(bill.totals.to_pay_with_voluntary, money("1520.00"));
    EXPECT_THAT(balances(bill),
                ElementsAre("maintenance 2025-07: 0.00 + 1345.00 - 0.00 = 1345.00"));
    EXPECT_THAT(codes(bill), Contains("voluntary_offered"));
}

TEST(Bill, PayingTheInsuranceAcceptsTheOffer) {
    const Bill bill = bill_of(Town().flat().people(1).maintenance().insurance().payment(
        "2025-07-10", "175.00", "insurance", "2025-06"));
    EXPECT_THAT(balances(bill),
                ElementsAre("insurance 2025-06: 0.00 + 175.00 - 175.00 = 0.00",
                            "maintenance 2025-07: 0.00 + 1345.00 - 0.00 = 1345.00"));
    EXPECT_EQ(bill.totals.charged, money("1345.00"));
    EXPECT_EQ(bill.totals.paid, money("175.00"));
    EXPECT_EQ(bill.totals.to_pay, money("1345.00"));
    EXPECT_THAT(bill::check(bill).list(), IsEmpty());
}

// "Offered and not yet owed": what has been paid in the month is not asked for again.
TEST(Bill, AnOfferPaidInItsMonthIsNotAskedForAgain) {
    const Bill bill = bill_of(Town().flat().people(1).maintenance().insurance().payment(
        "2025-07-10", "175.00", "insurance", "2025-07"));
    EXPECT_EQ(bill.totals.to_pay.to_string(), "1345.00");
    EXPECT_EQ(bill.totals.to_pay_with_voluntary.to_string(), "1345.00");
}

TEST(Bill, ServicesAndProvidersAreNamed) {
    const Bill bill = bill_of(
        Town().flat().people(1).maintenance().payment("2025-07-10", "1.00", "antenna", "2025-06"));
    ASSERT_EQ(bill.services.size(), 2u);
    EXPECT_EQ(bill.services[0].title.ru, "Антенна");
    EXPECT_EQ(bill.providers.at(0).name, "УК");
}

// ------------------------------------------------------------------------------------ identities

/// A bill that has everything: several lines, parts of a month, an advance, a debt, an offer.
Bill full_bill() {
    Town town = Town().flat().people(2, "..2025-07-16").people(3, "2025-07-16..");
    town.cold().installable("cold_water").hot().waste().maintenance().insurance();
    town.payment("2025-07-11", "500.00", "maintenance", "2025-06");
    town.payment("2025-07-12", "175.00", "insurance", "2025-06");
    town.payment("2025-07-13", "10.00", "cold_water", "2025-12");
    const auto opened = opening(july, balance("maintenance", "2025-06", "1345.00"));
    return bill_of(town, &opened);
}

/// A change of one number of a bill.
struct Tampering {
    std::string path;
    std::function<void(Bill&)> apply;
};

/// Every sum of money of a bill, each made a kopeck larger.
std::vector<Tampering> tamperings(const Bill& bill) {
    std::vector<Tampering> all;
    const auto add = [&](const std::string& path, auto field) {
        all.push_back({path, [field](Bill& b) { field(b) += Money::kopecks(1); }});
    };
    const auto at = [](const char* list, std::size_t i) {
        return std::string(list) + "[" + std::to_string(i) + "]";
    };
    for (std::size_t i = 0; i < bill.lines.size(); ++i)
        add(at("lines", i) + ".amount", [i](Bill& b) -> Money& { return b.lines[i].amount; });
    for (std::size_t i = 0; i < bill.postings.size(); ++i)
        add(at("postings", i) + ".amount", [i](Bill& b) -> Money& { return b.postings[i].amount; });
    for (std::size_t i = 0; i < bill.balances.size(); ++i) {
        const std::string path = at("balances", i);
        add(path + ".opening", [i](Bill& b) -> Money& { return b.balances[i].opening; });
        add(path + ".charged", [i](Bill& b) -> Money& { return b.balances[i].charged; });
        add(path + ".paid", [i](Bill& b) -> Money& { return b.balances[i].paid; });
        add(path + ".closing", [i](Bill& b) -> Money& { return b.balances[i].closing; });
    }
    add("totals.opening", [](Bill& b) -> Money& { return b.totals.opening; });
    add("totals.charged", [](Bill& b) -> Money& { return b.totals.charged; });
    add("totals.voluntary", [](Bill& b) -> Money& { return b.totals.voluntary; });
    add("totals.paid", [](Bill& b) -> Money& { return b.totals.paid; });
    add("totals.closing", [](Bill& b) -> Money& { return b.totals.closing; });
    add("totals.to_pay", [](Bill& b) -> Money& { return b.totals.to_pay; });
    add("totals.to_pay_with_voluntary",
        [](Bill& b) -> Money& { return b.totals.to_pay_with_voluntary; });
    return all;
}

TEST(BillIdentities, AnUntouchedBillHolds) {
    const Bill bill = full_bill();
    EXPECT_THAT(bill::check_sums(bill).list(), IsEmpty());
    EXPECT_THAT(bill::check(bill).list(), IsEmpty());
}

TEST(BillIdentities, EverySumIsBound) {
    const Bill bill = full_bill();
    ASSERT_GT(tamperings(bill).size(), 40u);
    for (const auto& tampering : tamperings(bill)) {
        Bill changed = bill;
        tampering.apply(changed);
        const auto errors = bill::check_sums(changed);
        EXPECT_FALSE(errors.empty()) << tampering.path;
        EXPECT_FALSE(bill::check(changed).empty()) << tampering.path;
        for (const auto& error : errors.list())
            EXPECT_EQ(error.code, ErrorCode::identity_violated) << tampering.path;
    }
}

TEST(BillIdentities, TheErrorSaysWhatStoodThereAndWhatThePartsGive) {
    Bill bill = bill_of(Town().flat().people(1).maintenance());
    bill.totals.closing += Money::kopecks(1);
    const auto errors = bill::check_sums(bill);
    ASSERT_EQ(said(errors), "identity_violated totals.closing\n");
    EXPECT_EQ(errors.first().found, "1345.01");
    EXPECT_EQ(errors.first().expected.ru, "1345.00");
}

TEST(BillIdentities, EveryLineIsComputedAgain) {
    const Bill bill = full_bill();
    for (std::size_t i = 0; i < bill.lines.size(); ++i) {
        const std::string path = "identity_violated lines[" + std::to_string(i) + "].";
        Bill changed = bill;
        changed.lines[i].quantity = changed.lines[i].quantity + dec("0.0000001");
        EXPECT_EQ(said(bill::check(changed)), path + "quantity\n");
        for (std::size_t k = 0; k < bill.lines[i].inputs.size(); ++k) {
            changed = bill;
            auto& value = changed.lines[i].inputs[k].value;
            value = value + dec("1");
            EXPECT_THAT(said(bill::check(changed)), HasSubstr(path + "amount"))
                << i << " input " << k;
        }
        if (!bill.lines[i].share) continue;
        changed = bill;
        changed.lines[i].share->days -= 1;
        EXPECT_THAT(said(bill::check(changed)), HasSubstr(path + "amount"));
    }
}

// The price is printed beside the volume; the bill of a swindler is checked by just these two.
TEST(BillIdentities, ThePriceOfALineIsBound) {
    const Bill bill = full_bill();
    for (std::size_t i = 0; i < bill.lines.size(); ++i) {
        Bill changed = bill;
        changed.lines[i].price = changed.lines[i].price + dec("0.01");
        EXPECT_FALSE(bill::check(changed).empty()) << "lines[" << i << "].price";
    }
}

// Lines to totals: a charge that stands in the balances alone, and in no line, is found.
TEST(BillIdentities, AChargeWithoutALineIsFound) {
    Bill bill = bill_of(Town().flat().people(1).maintenance());
    const bill::BalanceKey key{ProviderId("uk"), ServiceId("maintenance"), month("2025-06")};
    bill.postings.push_back({PostingKind::charge, key, money("100.00")});
    bill.balances.insert(bill.balances.begin(),
                         {key, Money(), money("100.00"), Money(), money("100.00")});
    bill.totals.closing += money("100.00");
    bill.totals.to_pay += money("100.00");
    bill.totals.to_pay_with_voluntary += money("100.00");
    EXPECT_FALSE(bill::check_sums(bill).empty());
}

TEST(BillIdentities, AMissingPostingIsFound) {
    for (std::size_t i = 0; i < full_bill().postings.size(); ++i) {
        Bill bill = full_bill();
        bill.postings.erase(bill.postings.begin() + static_cast<std::ptrdiff_t>(i));
        EXPECT_FALSE(bill::check_sums(bill).empty()) << i;
    }
}

TEST(BillIdentities, AMissingOrRepeatedBalanceIsFound) {
    for (std::size_t i = 0; i < full_bill().balances.size(); ++i) {
        Bill bill = full_bill();
        const auto row = bill.balances[i];
        if (row.opening.is_zero() && row.charged.is_zero() && row.paid.is_zero()) continue;
        bill.balances.push_back(row);
        EXPECT_FALSE(bill::check_sums(bill).empty()) << i;
        bill = full_bill();
        bill.balances.erase(bill.balances.begin() + static_cast<std::ptrdiff_t>(i));
        EXPECT_FALSE(bill::check_sums(bill).empty()) << i;
    }
}

// A foreign bill may hold anything; the check answers and does not throw.
TEST(BillIdentities, SumsPastTheRangeAreAnError) {
    Bill bill = bill_of(Town().flat().people(1).maintenance());
    for (int i = 0; i < 3; ++i) {
        bill.balances.push_back(bill.balances[0]);
        bill.balances.back().opening = Money::kopecks(INT64_MAX / 2);
    }
    EXPECT_NO_THROW(EXPECT_FALSE(bill::check_sums(bill).empty()));
}

}  // namespace
}  // namespace kvit::test
