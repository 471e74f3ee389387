// Money that is taken back: the receivables are again as they were, the day of payment stays.
#include "unit/ledger/allocation/cases.hpp"

namespace kvit::test {
namespace {

using ledger::TakeBack;
using ledger::TakeBackKind;
using testing::ElementsAre;

TakeBack take_back(TakeBackKind kind, const std::string& id, const std::string& payment,
                   const std::string& on) {
    TakeBack fact;
    fact.id = id;
    fact.kind = kind;
    fact.payment = payment;
    fact.date = day(on);
    fact.reason = "a mistake of the payer";
    fact.author = "operator";
    return fact;
}

std::vector<ledger::Receivable> two_months() {
    return {owes("2025-01", "uk", "100.00"), owes("2025-01", "water", "50.00"),
            owes("2025-02", "uk", "100.00")};
}

std::vector<Money> left(const Result<Allocated>& result, std::size_t account = 0) {
    std::vector<Money> list;
    for (const auto& row : result->accounts[account].receivables) list.push_back(row.left());
    return list;
}

TEST(TakeBack, AReversalRestoresWhatWas) {
    auto facts = account_a(two_months(), {paid("p", "2025-02-05", "120.00")});
    facts.take_backs = {take_back(TakeBackKind::reversal, "r", "p", "2025-02-20")};
    const auto result = allocated(facts);
    ASSERT_TRUE(result) << messages(result);
    EXPECT_THAT(left(result), ElementsAre(money("100.00"), money("50.00"), money("100.00")));
    // It is told what was there and what was taken back.
    EXPECT_THAT(way(result, "p"), ElementsAre("2025-01/uk principal 80.00 oldest",
                                              "2025-01/water principal 40.00 oldest"));
    ASSERT_EQ(result->take_backs.size(), 1u);
    EXPECT_EQ(line(result->take_backs[0].parts[0]), "2025-01/water principal -40.00 oldest");
    EXPECT_EQ(result->take_backs[0].reasons[0].code, "payment_reversed");
    EXPECT_EQ(result->payments[0].taken_back, money("120.00"));
    EXPECT_EQ(result->totals.returned, money("120.00"));
    EXPECT_EQ(result->totals.allocated, Money());
}

TEST(TakeBack, LaterPaymentsStayWhereTheyWent) {
    auto facts = account_a(two_months(),
                           {paid("p", "2025-02-05", "150.00"), paid("q", "2025-02-06", "30.00"),
                            paid("s", "2025-02-21", "30.00")});
    facts.take_backs = {take_back(TakeBackKind::reversal, "r", "p", "2025-02-20")};
    const auto result = allocated(facts);
    EXPECT_THAT(way(result, "q"), ElementsAre("2025-02/uk principal 30.00 oldest"));
    EXPECT_THAT(way(result, "s"), ElementsAre("2025-01/uk principal 20.00 oldest",
                                              "2025-01/water principal 10.00 oldest"));
}

TEST(TakeBack, ARefundTakesFirstWhatHasNoPlaceThenTheLastPlace) {
    auto facts = account_a({owes("2025-01", "uk", "100.00")}, {paid("p", "2025-02-05", "130.00")});
    auto refund = take_back(TakeBackKind::refund, "r", "p", "2025-02-20");
    refund.amount = money("20.00");
    facts.take_backs = {refund};
    auto result = allocated(facts);
    EXPECT_EQ(result->take_backs[0].advance, money("-20.00"));
    EXPECT_EQ(result->accounts[0].advance, money("10.00"));
    EXPECT_THAT(left(result), ElementsAre(Money()));

    facts.take_backs[0].amount = money("45.00");
    result = allocated(facts);
    EXPECT_EQ(result->take_backs[0].advance, money("-30.00"));
    EXPECT_THAT(left(result), ElementsAre(money("15.00")));
    EXPECT_EQ(result->totals.received - result->totals.returned, money("85.00"));
}

TEST(TakeBack, ATransferKeepsTheDayOfPaymentAndMovesNothingInOrOut) {
    auto facts = account_a(two_months(), {paid("p", "2025-02-05", "120.00")});
    facts.accounts.push_back(
        {.account = AccountId("b"), .receivables = {owes("2025-01", "uk", "70.00")}});
    auto transfer = take_back(TakeBackKind::transfer, "t", "p", "2025-03-20");
    transfer.account = AccountId("b");
    facts.take_backs = {transfer};
    const auto result = allocated(facts);
    ASSERT_TRUE(result) << messages(result);
    EXPECT_THAT(left(result), ElementsAre(money("100.00"), money("50.00"), money("100.00")));
    EXPECT_THAT(way(result, "t"),
                ElementsAre("2025-01/uk principal 70.00 oldest", "advance 50.00"));
    const auto& moved = result->payments[1];
    EXPECT_EQ(moved.transferred, "p");
    EXPECT_EQ(moved.payment.paid, day("2025-02-05"));
    EXPECT_EQ(result->totals.received, money("120.00"));
    EXPECT_EQ(result->totals.returned, Money());

    // And back again, through the transfer.
    facts.take_backs.push_back(take_back(TakeBackKind::reversal, "u", "t", "2025-03-20"));
    std::swap(facts.take_backs[0], facts.take_backs[1]);
    const auto back = allocated(facts);
    ASSERT_TRUE(back) << messages(back);
    EXPECT_THAT(left(back, 1), ElementsAre(money("70.00")));
    EXPECT_EQ(back->totals.returned, money("120.00"));
}

TEST(TakeBack, AnUnallocatedPaymentFindsItsAccountByATransfer) {
    auto facts = account_a(two_months(), {paid("p", "2025-02-05", "20.00")});
    facts.payments[0].account.reset();
    auto transfer = take_back(TakeBackKind::transfer, "t", "p", "2025-02-10");
    transfer.account = AccountId("a");
    transfer.purpose.period = month("2025-02");
    facts.take_backs = {transfer};
    const auto result = allocated(facts);
    EXPECT_THAT(way(result, "t"), ElementsAre("2025-02/uk principal 20.00 named_period"));
    EXPECT_EQ(result->take_backs[0].unallocated, money("-20.00"));
    EXPECT_EQ(result->totals.unallocated, Money());
}

TEST(TakeBack, NeverTakesMoreThanIsLeft) {
    auto facts = account_a(two_months(), {paid("p", "2025-02-05", "20.00")});
    facts.take_backs = {take_back(TakeBackKind::reversal, "r", "p", "2025-02-20"),
                        take_back(TakeBackKind::reversal, "s", "p", "2025-02-20")};
    EXPECT_EQ(said(allocated(facts)), "contradiction take_backs[1].payment\n");
    facts.take_backs.pop_back();
    facts.take_backs[0].amount = money("20.01");
    EXPECT_EQ(said(allocated(facts)), "contradiction take_backs[0].amount\n");
}

TEST(TakeBack, NeedsAPaymentBeforeIt) {
    auto facts = account_a(two_months(), {paid("p", "2025-02-05", "20.00")});
    facts.take_backs = {take_back(TakeBackKind::reversal, "r", "q", "2025-02-20"),
                        take_back(TakeBackKind::reversal, "s", "p", "2025-02-04"),
                        take_back(TakeBackKind::transfer, "t", "u", "2025-02-20"),
                        take_back(TakeBackKind::transfer, "u", "t", "2025-02-20"),
                        take_back(TakeBackKind::transfer, "p", "p", "2025-02-20")};
    facts.take_backs[4].account = AccountId("nobody");
    EXPECT_EQ(said(allocated(facts)),
              "duplicate_id take_backs[4].id\n"
              "unknown_reference take_backs[0].payment\n"
              "contradiction take_backs[1].date\n"
              "unknown_reference take_backs[2].payment\n"
              "unknown_reference take_backs[3].payment\n"
              "unknown_reference take_backs[4].account\n");
}

}  // namespace
}  // namespace kvit::test
