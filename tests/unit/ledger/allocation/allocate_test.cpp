// Where a payment goes: each question of allocation, and each practice where it differs.
#include "unit/ledger/allocation/cases.hpp"

namespace kvit::test {
namespace {

using law::PolicyOption;
using ledger::Purpose;
using testing::ElementsAre;
using testing::IsEmpty;

// ---- which month

TEST(Allocation, ANamedPeriodWinsAndTheRestGoesToTheOldest) {
    const auto result =
        allocated(account_a({owes("2025-01", "uk", "100.00"), owes("2025-02", "uk", "100.00"),
                             owes("2025-03", "uk", "100.00")},
                            {paid("p", "2025-04-05", "150.00", {.period = month("2025-03")})}));
    EXPECT_THAT(way(result, "p"), ElementsAre("2025-03/uk principal 100.00 named_period",
                                              "2025-01/uk principal 50.00 oldest"));
    EXPECT_THAT(why(result, "p"), ElementsAre("named_period", "oldest"));
}

TEST(Allocation, WithoutANameTheOldestDueDateComesFirst) {
    auto facts = account_a({owes("2025-01", "uk", "100.00"), owes("2025-02", "uk", "100.00")},
                           {paid("p", "2025-04-05", "150.00")});
    EXPECT_THAT(way(allocated(facts), "p"), ElementsAre("2025-01/uk principal 100.00 oldest",
                                                        "2025-02/uk principal 50.00 oldest"));
    facts.accounts[0].receivables[0].due = day("2025-05-01");  // it was moved
    EXPECT_THAT(way(allocated(facts), "p"), ElementsAre("2025-02/uk principal 100.00 oldest",
                                                        "2025-01/uk principal 50.00 oldest"));
}

TEST(Allocation, CurrentFirstIsAPracticeOfItsOwn) {
    auto facts = account_a({owes("2025-01", "uk", "100.00"), owes("2025-02", "uk", "100.00")},
                           {paid("p", "2025-03-05", "150.00")});
    choose(facts, PolicyOption::allocation_unnamed, law::AllocationUnnamed::unnamed_current_first);
    EXPECT_THAT(way(allocated(facts), "p"),
                ElementsAre("2025-02/uk principal 100.00 current_period",
                            "2025-01/uk principal 50.00 oldest"));
}

TEST(Allocation, ATimeBarredDebtTakesOnlyWhatNamesIt) {
    auto facts = account_a({owes("2020-01", "uk", "100.00"), owes("2025-02", "uk", "100.00")},
                           {paid("p", "2025-03-05", "150.00")});
    EXPECT_THAT(way(allocated(facts), "p"),
                ElementsAre("2025-02/uk principal 100.00 oldest", "advance 50.00"));
    EXPECT_THAT(why(allocated(facts), "p"),
                ElementsAre("oldest", "time_barred_passed_by", "advance_kept"));
    facts.payments[0].purpose.period = month("2020-01");
    EXPECT_THAT(way(allocated(facts), "p"), ElementsAre("2020-01/uk principal 100.00 named_period",
                                                        "2025-02/uk principal 50.00 oldest"));
    facts.payments[0].purpose = {};
    choose(facts, PolicyOption::penalty_allocation, law::PenaltyAllocation::named_then_fifo);
    EXPECT_THAT(way(allocated(facts), "p"), ElementsAre("2020-01/uk principal 100.00 oldest",
                                                        "2025-02/uk principal 50.00 oldest"));
}

TEST(Allocation, FifoDoesNotHeedTheNameAndSaysSo) {
    auto facts = account_a({owes("2025-01", "uk", "100.00"), owes("2025-02", "uk", "100.00")},
                           {paid("p", "2025-03-05", "50.00", {.period = month("2025-02")})});
    choose(facts, PolicyOption::penalty_allocation, law::PenaltyAllocation::fifo);
    EXPECT_THAT(way(allocated(facts), "p"), ElementsAre("2025-01/uk principal 50.00 oldest"));
    EXPECT_THAT(why(allocated(facts), "p"), ElementsAre("period_not_heeded", "oldest"));
}

TEST(Allocation, NoFutureKeepsAnAdvanceUntilItIsAppliedToTheCharges) {
    auto facts = account_a({owes("2025-01", "uk", "100.00"), owes("2025-04", "uk", "100.00")},
                           {paid("p", "2025-03-05", "150.00")});
    choose(facts, PolicyOption::penalty_future, law::PenaltyFuture::no_future);
    EXPECT_THAT(way(allocated(facts), "p"),
                ElementsAre("2025-01/uk principal 100.00 oldest", "advance 50.00"));
    EXPECT_THAT(why(allocated(facts), "p"),
                ElementsAre("oldest", "later_month_passed_by", "advance_kept"));

    // At the next billing the advance comes in with its old day of payment.
    facts.payments[0].amount = money("50.00");
    facts.payments[0].advance = true;
    facts.accounts[0].receivables = {owes("2025-04", "uk", "100.00")};
    EXPECT_THAT(way(allocated(facts), "p"), ElementsAre("2025-04/uk principal 50.00 oldest"));
}

TEST(Allocation, ADocumentNamesItsRowsAndItsPenalty) {
    auto january = owes("2025-01", "uk", "100.00");
    auto february = owes("2025-02", "uk", "100.00");
    auto penalty = penalty_of("2025-01", "uk", "7.00");
    february.document = penalty.document = "ЕПД-2";
    auto facts = account_a({january, february, penalty},
                           {paid("p", "2025-03-05", "120.00", {.document = "ЕПД-2"})});
    EXPECT_THAT(way(allocated(facts), "p"),
                ElementsAre("2025-02/uk principal 100.00 named_document",
                            "2025-01/uk penalty 7.00 penalty_of_document",
                            "2025-01/uk principal 13.00 oldest"));
    facts.payments[0].purpose.document = "ЕПД-9";
    EXPECT_THAT(way(allocated(facts), "p"), ElementsAre("2025-01/uk principal 100.00 oldest",
                                                        "2025-02/uk principal 20.00 oldest"));
    EXPECT_THAT(why(allocated(facts), "p"), ElementsAre("document_unknown", "oldest", "oldest"));
}

// ---- which service

TEST(Allocation, AMonthIsSplitByChargeDebtOrRows) {
    // Charged 300 and 100; of the first 200 is paid already.
    auto heat = owes("2025-01", "heat", "100.00");
    heat.charge = money("300.00");
    auto facts =
        account_a({heat, owes("2025-01", "uk", "100.00")}, {paid("p", "2025-02-05", "100.00")});
    EXPECT_THAT(way(allocated(facts), "p"), ElementsAre("2025-01/heat principal 75.00 oldest",
                                                        "2025-01/uk principal 25.00 oldest"));
    choose(facts, PolicyOption::allocation_split, law::AllocationSplit::by_debt);
    EXPECT_THAT(way(allocated(facts), "p"), ElementsAre("2025-01/heat principal 50.00 oldest",
                                                        "2025-01/uk principal 50.00 oldest"));
    facts.choices.clear();
    choose(facts, PolicyOption::allocation_split, law::AllocationSplit::waterfall_rows);
    facts.accounts[0].receivables[0].row = 2;
    facts.accounts[0].receivables[1].row = 1;
    facts.payments[0].amount = money("130.00");
    EXPECT_THAT(way(allocated(facts), "p"), ElementsAre("2025-01/uk principal 100.00 oldest",
                                                        "2025-01/heat principal 30.00 oldest"));
}

TEST(Allocation, AShareIsNeverAboveTheDebt) {
    auto heat = owes("2025-01", "heat", "10.00");
    heat.charge = money("300.00");
    const auto facts =
        account_a({heat, owes("2025-01", "uk", "100.00")}, {paid("p", "2025-02-05", "100.00")});
    EXPECT_THAT(way(allocated(facts), "p"), ElementsAre("2025-01/heat principal 10.00 oldest",
                                                        "2025-01/uk principal 90.00 oldest"));
}

TEST(Allocation, ThePayerMayNameACreditorWhoseRestPaysNoOthersDebt) {
    auto facts = account_a({owes("2025-01", "uk", "100.00"), owes("2025-01", "water", "100.00"),
                            owes("2025-02", "water", "10.00")},
                           {paid("p", "2025-02-05", "150.00", {.creditor = ProviderId("water")})});
    EXPECT_THAT(way(allocated(facts), "p"),
                ElementsAre("2025-01/water principal 100.00 oldest",
                            "2025-02/water principal 10.00 oldest", "advance 40.00"));
    EXPECT_THAT(why(allocated(facts), "p"), ElementsAre("oldest", "oldest", "advance_of_creditor"));
    choose(facts, PolicyOption::allocation_direction,
           law::AllocationDirection::split_always_proportional);
    EXPECT_THAT(way(allocated(facts), "p"), ElementsAre("2025-01/uk principal 75.00 oldest",
                                                        "2025-01/water principal 75.00 oldest"));
    EXPECT_THAT(why(allocated(facts), "p"), ElementsAre("direction_not_heeded", "oldest"));
}

TEST(Allocation, ThePayerMayNameAService) {
    auto hot = owes("2025-02", "water", "30.00");
    hot.key.service = ServiceId("hot");
    const auto facts =
        account_a({owes("2025-01", "uk", "100.00"), owes("2025-01", "water", "100.00"), hot},
                  {paid("p", "2025-02-05", "50.00", {.service = ServiceId("hot")})});
    // The rest goes to the same creditor's other service.
    EXPECT_THAT(way(allocated(facts), "p"), ElementsAre("2025-02/water principal 30.00 oldest",
                                                        "2025-01/water principal 20.00 oldest"));
}

// ---- principal or penalty

TEST(Allocation, PenaltiesTakeAnUnnamedPaymentOnlyAfterAllPrincipal) {
    using law::AllocationPenalty;
    auto facts = account_a({owes("2025-01", "uk", "100.00"), owes("2025-02", "uk", "100.00"),
                            penalty_of("2025-01", "uk", "7.00")},
                           {paid("p", "2025-03-05", "205.00")});
    EXPECT_THAT(way(allocated(facts), "p"), ElementsAre("2025-01/uk principal 100.00 oldest",
                                                        "2025-02/uk principal 100.00 oldest",
                                                        "2025-01/uk penalty 5.00 penalty_last"));
    facts.payments[0].advance = true;
    EXPECT_THAT(way(allocated(facts), "p"),
                ElementsAre("2025-01/uk principal 100.00 oldest",
                            "2025-02/uk principal 100.00 oldest", "advance 5.00"));
    choose(facts, PolicyOption::penalty_advance, law::PenaltyAdvance::advance_pays_penalty);
    EXPECT_THAT(way(allocated(facts), "p"), ElementsAre("2025-01/uk principal 100.00 oldest",
                                                        "2025-02/uk principal 100.00 oldest",
                                                        "2025-01/uk penalty 5.00 penalty_last"));
    facts.choices.clear();
    choose(facts, PolicyOption::allocation_penalty, AllocationPenalty::penalty_with_month);
    EXPECT_THAT(way(allocated(facts), "p"), ElementsAre("2025-01/uk principal 100.00 oldest",
                                                        "2025-01/uk penalty 7.00 penalty_of_month",
                                                        "2025-02/uk principal 98.00 oldest"));
    facts.choices.clear();
    choose(facts, PolicyOption::allocation_penalty, AllocationPenalty::penalty_first);
    EXPECT_THAT(way(allocated(facts), "p"), ElementsAre("2025-01/uk penalty 7.00 penalty_first",
                                                        "2025-01/uk principal 100.00 oldest",
                                                        "2025-02/uk principal 98.00 oldest"));
}

TEST(Allocation, ThePenaltyOfAPaidMonthIsPaidWithMonthsToo) {
    auto facts = account_a({owes("2025-02", "uk", "100.00"), penalty_of("2025-01", "uk", "7.00")},
                           {paid("p", "2025-03-05", "103.00")});
    choose(facts, PolicyOption::allocation_penalty, law::AllocationPenalty::penalty_with_month);
    EXPECT_THAT(way(allocated(facts), "p"),
                ElementsAre("2025-02/uk principal 100.00 oldest",
                            "2025-01/uk penalty 3.00 penalty_of_month"));
}

TEST(Allocation, ANamedPenaltyIsPaidAndItsRestPaysNoPrincipal) {
    const auto facts = account_a(
        {owes("2025-01", "uk", "100.00"), penalty_of("2025-01", "uk", "7.00"),
         penalty_of("2025-02", "uk", "2.00")},
        {paid("p", "2025-03-05", "12.00", {.period = month("2025-02"), .penalty = true})});
    EXPECT_THAT(way(allocated(facts), "p"),
                ElementsAre("2025-02/uk penalty 2.00 penalty_named",
                            "2025-01/uk penalty 7.00 penalty_named", "advance 3.00"));
}

TEST(Allocation, CostsOfCollectionComeBeforeUnnamedPrincipal) {
    auto cost = owes("2025-02", "uk", "40.00");
    cost.kind = ledger::ReceivableKind::court_cost;
    auto facts =
        account_a({owes("2025-01", "uk", "100.00"), cost}, {paid("p", "2025-03-05", "50.00")});
    EXPECT_THAT(way(allocated(facts), "p"),
                ElementsAre("2025-02/uk court_cost 40.00 court_cost_first",
                            "2025-01/uk principal 10.00 oldest"));
    facts.payments[0].purpose.period = month("2025-01");
    EXPECT_THAT(way(allocated(facts), "p"), ElementsAre("2025-01/uk principal 50.00 named_period"));
}

// ---- what is only offered

TEST(Allocation, AVoluntaryServiceIsPaidOnlyByConsent) {
    using law::AllocationVoluntary;
    auto offer = owes("2025-01", "insurer", "50.00");
    offer.voluntary = true;
    auto facts =
        account_a({owes("2025-01", "uk", "100.00"), offer}, {paid("p", "2025-02-05", "150.00")});
    EXPECT_THAT(way(allocated(facts), "p"),
                ElementsAre("2025-01/uk principal 100.00 oldest", "advance 50.00"));
    choose(facts, PolicyOption::allocation_voluntary, AllocationVoluntary::voluntary_when_exact);
    EXPECT_THAT(way(allocated(facts), "p"),
                ElementsAre("2025-01/insurer voluntary 50.00 voluntary_exact",
                            "2025-01/uk principal 100.00 oldest"));
    facts.payments[0].amount = money("149.99");
    EXPECT_THAT(way(allocated(facts), "p"),
                ElementsAre("2025-01/uk principal 100.00 oldest", "advance 49.99"));
    facts.choices.clear();
    choose(facts, PolicyOption::allocation_voluntary, AllocationVoluntary::voluntary_last);
    EXPECT_THAT(way(allocated(facts), "p"),
                ElementsAre("2025-01/uk principal 100.00 oldest",
                            "2025-01/insurer voluntary 49.99 voluntary_last"));
    facts.choices.clear();
    facts.payments[0].purpose.service = ServiceId("s-insurer");
    facts.payments[0].amount = money("60.00");
    EXPECT_THAT(way(allocated(facts), "p"),
                ElementsAre("2025-01/insurer voluntary 50.00 voluntary_named", "advance 10.00"));
}

// ---- what is left

TEST(Allocation, AnAdvanceMayBeSplitByTheLastCharges) {
    auto facts = account_a({owes("2025-01", "uk", "1.00"), owes("2025-02", "heat", "30.00"),
                            owes("2025-02", "uk", "10.00")},
                           {paid("p", "2025-03-05", "51.01")});
    choose(facts, PolicyOption::allocation_advance, law::AllocationAdvance::advance_by_charge);
    EXPECT_THAT(
        way(allocated(facts), "p"),
        ElementsAre("2025-01/uk principal 1.00 oldest", "2025-02/heat principal 30.00 oldest",
                    "2025-02/uk principal 10.00 oldest",
                    "2025-03/heat advance 7.51 advance_by_charge",
                    "2025-03/uk advance 2.50 advance_by_charge"));
    // Nothing was charged: it waits on the account.
    facts.accounts[0].receivables.clear();
    EXPECT_THAT(way(allocated(facts), "p"), ElementsAre("advance 51.01"));
}

TEST(Allocation, MoneyThatNobodyIsFoundForStaysUnallocatedWithAReason) {
    auto facts = account_a({owes("2025-01", "uk", "100.00")},
                           {paid("p", "2025-02-05", "10.00"), paid("q", "2025-02-05", "20.00")});
    facts.payments[0].account.reset();
    facts.payments[1].account = AccountId("b");
    const auto result = allocated(facts);
    EXPECT_THAT(way(result, "p"), ElementsAre("unallocated 10.00"));
    EXPECT_THAT(why(result, "p"), ElementsAre("no_account"));
    EXPECT_THAT(way(result, "q"), ElementsAre("unallocated 20.00"));
    EXPECT_THAT(why(result, "q"), ElementsAre("unknown_account"));
    EXPECT_EQ(result->totals.unallocated, money("30.00"));
}

TEST(Allocation, TellsWhyInBothLanguages) {
    const auto result =
        allocated(account_a({owes("2025-01", "uk", "100.00"), owes("2025-01", "water", "50.00")},
                            {paid("p", "2025-02-05", "30.00")}));
    ASSERT_TRUE(result) << messages(result);
    const auto& text = result->payments[0].reasons[0].text;
    EXPECT_EQ(text.ru,
              "январь 2025, 30,00 ₽: самый ранний из непогашенных "
              "долгов; "
              "между "
              "услугами "
              "месяца "
              "пропорционально начислению (п. 118 Правил № 354)");
    EXPECT_EQ(text.en,
              "January 2025, 30.00 RUB: the oldest of the unpaid debts; among the services of a "
              "month in proportion to the charge (p. 118 of Rules № 354)");
}

TEST(Allocation, SaysWhichPracticesItFollowed) {
    auto facts = account_a({}, {paid("p", "2025-02-05", "30.00")});
    choose(facts, PolicyOption::allocation_split, law::AllocationSplit::by_debt);
    const auto result = allocated(facts);
    ASSERT_TRUE(result);
    ASSERT_EQ(result->practices.size(), std::size(ledger::AllocationPractices::options));
    for (const auto& practice : result->practices)
        EXPECT_EQ(practice.by,
                  practice.option == PolicyOption::allocation_split ? "case" : "law_default");
}

// ---- what no allocation can go on with

TEST(Allocation, RefusesAllThatIsWrongTogether) {
    auto facts = account_a({owes("2025-01", "uk", "-1.00"), owes("2025-02", "uk", "1.00"),
                            owes("2025-02", "uk", "2.00")},
                           {paid("p", "2025-02-05", "0.00"), paid("p", "2025-02-05", "1.00")});
    facts.accounts.push_back(facts.accounts[0]);
    facts.accounts[1].receivables.clear();
    EXPECT_EQ(said(allocated(facts)),
              "out_of_range accounts[0].receivables[0].amount\n"
              "out_of_range accounts[0].receivables[0].charge\n"
              "duplicate_id accounts[0].receivables[2]\n"
              "duplicate_id accounts[1].account\n"
              "out_of_range payments[0].amount\n"
              "duplicate_id payments[1].id\n");
}

TEST(Allocation, WhatWasLearnedLaterDoesNotExist) {
    auto facts = account_a({owes("2025-01", "uk", "100.00")},
                           {paid("p", "2025-02-05", "10.00"), paid("q", "2025-02-01", "20.00")});
    facts.payments[1].known_on = day("2025-02-10");
    facts.known_on = day("2025-02-09");
    EXPECT_EQ(allocated(facts)->totals.received, money("10.00"));
    facts.known_on = day("2025-02-10");
    const auto result = allocated(facts);
    EXPECT_EQ(result->totals.received, money("30.00"));
    EXPECT_EQ(result->payments[0].payment.id, "q");  // by the day of payment
}

}  // namespace
}  // namespace kvit::test
