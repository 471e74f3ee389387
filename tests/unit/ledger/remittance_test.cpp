// What an agent passes on of what was paid.
#include "kvit/ledger/remittance.hpp"

#include "unit/ledger/allocation/cases.hpp"
#include "unit/random.hpp"

namespace kvit::test {
namespace {

using ledger::CommissionBase;
using ledger::Remittance;
using ledger::RemittanceContract;
using testing::ElementsAre;

RemittanceContract contract(const std::string& creditor, std::string_view percent,
                            CommissionBase base = CommissionBase::collected) {
    return {.creditor = ProviderId(creditor),
            .valid = {Date::open_start(), Date::open_end()},
            .percent = dec(percent),
            .base = base};
}

/// "2025-02-05 uk 100.00 0.00 1.50 98.50".
std::vector<std::string> rows(const Result<Remittance>& remittance) {
    std::vector<std::string> lines;
    if (!remittance) return {said(remittance)};
    for (const auto& row : remittance->rows)
        lines.push_back(row.day.to_string() + " " + row.creditor.text() + " " +
                        row.sums.collected.to_string() + " " + row.sums.returned.to_string() + " " +
                        row.sums.commission.to_string() + " " + row.sums.to_transfer.to_string());
    return lines;
}

AllocationCase two_creditors() {
    return account_a({owes("2025-01", "uk", "100.00"), owes("2025-01", "water", "50.00")},
                     {paid("p", "2025-02-05", "120.00"), paid("q", "2025-02-06", "40.00")});
}

// 80.00 and 40.00, then 20.00 and 10.00, and 10.00 that is nobody's.
TEST(Remittance, IsByDayAndCreditorWithTheCommission) {
    const auto allocation = allocated(two_creditors());
    ASSERT_TRUE(allocation);
    const RemittanceContract contracts[] = {contract("uk", "1.5"), contract("water", "0.7777")};
    const auto remittance = ledger::remit(*allocation, contracts);
    EXPECT_THAT(rows(remittance), ElementsAre("2025-02-05 uk 80.00 0.00 1.20 78.80",
                                              "2025-02-05 water 40.00 0.00 0.31 39.69",
                                              "2025-02-06 uk 20.00 0.00 0.30 19.70",
                                              "2025-02-06 water 10.00 0.00 0.08 9.92"));
    EXPECT_EQ(remittance->kept, money("10.00"));
}

TEST(Remittance, AReturnCountsOnItsOwnDayAndTheBaseSaysWhetherItTakesCommissionBack) {
    auto facts = two_creditors();
    facts.payments[0].received = day("2025-02-07");
    ledger::TakeBack fact;
    fact.id = "r";
    fact.payment = "q";
    fact.date = day("2025-02-07");
    facts.take_backs = {fact};
    const auto allocation = allocated(facts);
    ASSERT_TRUE(allocation) << messages(allocation);
    const RemittanceContract contracts[] = {contract("uk", "10"),
                                            contract("water", "10", CommissionBase::net)};
    EXPECT_THAT(
        rows(ledger::remit(*allocation, contracts)),
        ElementsAre("2025-02-06 uk 20.00 0.00 2.00 18.00", "2025-02-06 water 10.00 0.00 1.00 9.00",
                    "2025-02-07 uk 80.00 20.00 8.00 52.00",
                    "2025-02-07 water 40.00 10.00 3.00 27.00"));
}

// Of the 40.00 of water taken back and the 50.00 given to it 10.00 are new.
TEST(Remittance, ATransferMovesMoneyBetweenCreditorsOnItsDay) {
    auto facts = two_creditors();
    facts.payments.pop_back();
    ledger::TakeBack fact;
    fact.id = "t";
    fact.kind = ledger::TakeBackKind::transfer;
    fact.payment = "p";
    fact.date = day("2025-03-01");
    fact.purpose.creditor = ProviderId("water");
    facts.take_backs = {fact};
    const auto allocation = allocated(facts);
    ASSERT_TRUE(allocation) << messages(allocation);
    const RemittanceContract contracts[] = {contract("uk", "0"), contract("water", "0")};
    const auto remittance = ledger::remit(*allocation, contracts);
    EXPECT_THAT(rows(remittance), ElementsAre("2025-02-05 uk 80.00 0.00 0.00 80.00",
                                              "2025-02-05 water 40.00 0.00 0.00 40.00",
                                              "2025-03-01 uk 0.00 80.00 0.00 -80.00",
                                              "2025-03-01 water 10.00 0.00 0.00 10.00"));
    EXPECT_EQ(remittance->kept, money("70.00"));
}

// No commission twice for money that stays with its creditor.
TEST(Remittance, ATransferWithinACreditorMovesNothing) {
    auto facts = two_creditors();
    facts.payments.pop_back();
    ledger::TakeBack fact;
    fact.id = "t";
    fact.kind = ledger::TakeBackKind::transfer;
    fact.payment = "p";
    fact.date = day("2025-03-01");
    facts.take_backs = {fact};
    const auto allocation = allocated(facts);
    ASSERT_TRUE(allocation) << messages(allocation);
    const RemittanceContract contracts[] = {contract("uk", "10"), contract("water", "10")};
    const auto remittance = ledger::remit(*allocation, contracts);
    EXPECT_THAT(rows(remittance), ElementsAre("2025-02-05 uk 80.00 0.00 8.00 72.00",
                                              "2025-02-05 water 40.00 0.00 4.00 36.00"));
    EXPECT_EQ(remittance->total.commission, money("12.00"));
    ASSERT_EQ(remittance->creditors.size(), 2U);
    EXPECT_EQ(remittance->creditors[1].sums.to_transfer, money("36.00"));
}

TEST(Remittance, RefusesWhatHasNoTerms) {
    const auto allocation = allocated(two_creditors());
    const RemittanceContract one[] = {contract("uk", "1.5")};
    EXPECT_EQ(said(ledger::remit(*allocation, one)),
              "missing_fact contracts\nmissing_fact contracts\n");
    const RemittanceContract wrong[] = {contract("uk", "100.0001"), contract("uk", "0.00001"),
                                        contract("water", "-1")};
    EXPECT_EQ(said(ledger::remit(*allocation, wrong)),
              "out_of_range contracts[0].percent\n"
              "too_precise contracts[1].percent\n"
              "overlapping_intervals contracts[1]\n"
              "out_of_range contracts[2].percent\n");
}

}  // namespace
}  // namespace kvit::test
