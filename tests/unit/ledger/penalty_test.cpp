// Penalties of one case: each practice where it differs from the others.
#include "unit/ledger/cases.hpp"

namespace kvit::test {
namespace {

TEST(Penalty, CountsFromTheDayAfterTheDueDate) {
    // 10000 × 10 % / 300 = 3.3333 a day, / 130 = 7.6923.
    const auto on = [](std::string_view as_of) {
        return total_of(
            CaseOf("zhk14", as_of).debt("2016-12", "10000.00", "2017-01-10").flat("10"));
    };
    EXPECT_EQ(on("2017-01-10"), "0.00");
    EXPECT_EQ(on("2017-02-09"), "0.00");    // day 30
    EXPECT_EQ(on("2017-02-10"), "3.33");    // day 31
    EXPECT_EQ(on("2017-04-10"), "200.00");  // day 90: 60 days at 1/300
    EXPECT_EQ(on("2017-04-11"), "207.69");  // day 91
}

TEST(Penalty, EveryScaleHasItsSteps) {
    const auto on = [](std::string_view scale, int day_number) {
        const Date as_of = day("2017-01-10") + day_number;
        return total_of(
            CaseOf(scale, as_of.to_string()).debt("2016-12", "39000.00", "2017-01-10").flat("10"));
    };
    // 13.00 a day at 1/300, 22.94 at 1/170, 30.00 at 1/130.
    EXPECT_EQ(on("zhk14", 30), "0.00");
    EXPECT_EQ(on("zhk14", 31), "13.00");
    EXPECT_EQ(on("zhk14", 90), "780.00");
    EXPECT_EQ(on("zhk14", 91), "810.00");
    EXPECT_EQ(on("tszh", 91), "810.00");
    EXPECT_EQ(on("zhk14_1", 30), "0.00");
    EXPECT_EQ(on("zhk14_1", 91), "793.00");
    EXPECT_EQ(on("uk", 1), "13.00");
    EXPECT_EQ(on("uk", 60), "780.00");
    EXPECT_EQ(on("uk", 61), "802.94");
    EXPECT_EQ(on("uk", 90), "1468.24");
    EXPECT_EQ(on("uk", 91), "1498.24");
    EXPECT_EQ(on("legal130", 1), "30.00");
    EXPECT_EQ(on("other", 1), "law_unknown_parameter scale\n");
}

TEST(Penalty, ThePaymentDayIsChargedUnlessThePracticeFreesIt) {
    const auto with = [](std::string_view practice) {
        return intervals_of(CaseOf("legal130", "2017-01-20")
                                .debt("2016-12", "1300.00", "2017-01-10")
                                .paid("2017-01-15", "650.00")
                                .flat("10")
                                .with("payment_day", practice));
    };
    EXPECT_EQ(with("payday_charged"),
              "2017-01-11..2017-01-15 1300.00 10 1/130 5.00\n"
              "2017-01-16..2017-01-20 650.00 10 1/130 2.50\n");
    EXPECT_EQ(with("payday_free"),
              "2017-01-11..2017-01-14 1300.00 10 1/130 4.00\n"
              "2017-01-15..2017-01-20 650.00 10 1/130 3.00\n");
}

TEST(Penalty, APartOfADebtTakesTheRateOfTheDayOnWhichItWasPaid) {
    const auto of = CaseOf("legal130", "2017-06-30")
                        .debt("2016-12", "1300.00", "2017-03-20")
                        .paid("2017-03-25", "300.00")
                        .paid("2017-05-05", "500.00");
    // 10 % until 26.03.2017, 9.75 until 01.05, 9.25 until 18.06, then 9.
    EXPECT_EQ(intervals_of(of),
              "2017-03-21..2017-03-25 300.00 10.00 1/130 1.15\n"
              "2017-03-21..2017-05-05 500.00 9.25 1/130 16.37\n"
              "2017-03-21..2017-06-30 500.00 9.00 1/130 35.31\n");
    auto by_next = of;
    EXPECT_EQ(intervals_of(by_next.with("rate", "rate_on_next_payment_day")),
              "2017-03-21..2017-03-25 1300.00 10.00 1/130 5.00\n"
              "2017-03-26..2017-05-05 1000.00 9.25 1/130 29.17\n"
              "2017-05-06..2017-06-30 500.00 9.00 1/130 19.38\n");
}

TEST(Penalty, TheLimitIsOfTheChargedDayOrOfTheDayOfTheRate) {
    auto of = CaseOf("zhk14", "2023-10-31")
                  .debt("2020-01", "5000.00", "2020-02-10")
                  .paid("2023-10-31", "5000.00")
                  .with("bankr497", "bankr497_off");
    // 15 % on 31.10.2023, limited to 9.5; by the charged day only from 28.02.2022 on.
    of.with("allocation", "fifo");
    EXPECT_EQ(total_of(of), "3817.66");
    EXPECT_EQ(total_of(of.with("cap_day", "cap_by_accrual_day")), "4735.38");
    auto by_periods = CaseOf("zhk14", "2023-10-31")
                          .debt("2020-01", "5000.00", "2020-02-10")
                          .with("bankr497", "bankr497_off")
                          .with("rate", "rate_by_periods");
    EXPECT_EQ(total_of(by_periods), "2985.39");
}

TEST(Penalty, TheGapOfEarly2025HasTwoReadings) {
    auto of = CaseOf("zhk14", "2025-03-17")
                  .debt("2024-09", "10000.00", "2024-10-10")
                  .with("rate", "rate_by_periods")
                  .with("rounding", "round_total");
    EXPECT_EQ(total_of(of), "686.92");
    EXPECT_EQ(total_of(of.with("cap_2025", "gap_21")), "1319.13");
}

TEST(Penalty, TheCounterRunsThroughASuspensionUnlessItIsFrozen) {
    auto of = CaseOf("zhk14", "2021-06-30").debt("2020-01", "10000.00", "2020-02-10").flat("9.5");
    EXPECT_EQ(total_of(of), "1401.86");
    EXPECT_EQ(total_of(of.with("clock", "clock_frozen")), "1256.92");
}

TEST(Penalty, AFrozenCounterKnowsTheDaysBeforeADebtWasOwed) {
    // Paid in time, raised after the suspension: the kopeck that was left owed changes no tier.
    const auto raised = [](std::string_view first_payment) {
        return intervals_of(CaseOf("zhk14", "2021-01-31")
                                .debt("2020-01", "10000.00", "2020-02-10")
                                .paid("2020-02-05", first_payment)
                                .paid("2021-01-05", "-10000.00", "2020-01")
                                .flat("4.25")
                                .with("clock", "clock_frozen"));
    };
    EXPECT_EQ(raised("10000.00"), "2021-01-06..2021-01-31 10000.00 4.25 1/300 36.83\n");
    EXPECT_THAT(raised("9999.99"),
                testing::HasSubstr("2021-01-06..2021-01-31 10000.01 4.25 1/300 36.83\n"));
}

TEST(Penalty, AnIntervalNamesEveryActThatItRestsOn) {
    auto of = CaseOf("zhk14", "2025-07-25")
                  .debt("2023-06", "10000.00", "2023-07-10")
                  .with("rate", "rate_by_periods");
    const auto result = result_of(of.facts);
    ASSERT_TRUE(result);
    std::vector<std::string> acts;
    for (const auto id : result->intervals.back().sources.limit)
        acts.push_back(result->sources[id].reference.act);
    EXPECT_THAT(acts,
                testing::ElementsAre("ПП РФ от 28.12.2022 № 2479", "ПП РФ от 29.12.2023 № 2382",
                                     "ПП РФ от 18.03.2025 № 329"));
    of.facts.suspensions = {{.name = "a", .days = {day("2025-01-10"), day("2025-03-01")}},
                            {.name = "b", .days = {day("2025-02-01"), day("2025-02-10")}}};
    const auto suspended = result_of(of.facts);
    ASSERT_TRUE(suspended);
    for (const auto& interval : suspended->intervals)
        if (interval.zero == ledger::ZeroReason::no_accrual) {
            EXPECT_THAT(interval.suspensions, testing::ElementsAre("a", "b"));
            EXPECT_EQ(interval.sources.zero.size(), 2u);
        }
}

TEST(Penalty, MoneyTakenBackFromThePenaltyTakesTheExcessFirst) {
    auto of = CaseOf("legal130", "2017-01-20").debt("2016-12", "1300.00", "2017-01-10").flat("10");
    const auto pay = [&](std::string_view date, std::string_view amount) {
        of.facts.payments.push_back(
            {.date = day(date), .amount = money(amount), .to_penalty = true});
    };
    pay("2017-01-12", "14.00");
    const auto over = result_of(of.facts);
    ASSERT_TRUE(over);
    EXPECT_EQ(over->advance, money("4.00"));
    ASSERT_EQ(over->decisions.size(), 1u);
    EXPECT_EQ(over->decisions[0].code, "penalty_overpaid");
    pay("2017-01-13", "-5.00");
    const auto back = result_of(of.facts);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->penalty_left, money("1.00"));
    EXPECT_EQ(back->advance, money("0.00"));
    pay("2017-01-14", "-10.00");
    EXPECT_EQ(total_of(of), "out_of_range payments[2].amount\n");
}

TEST(Penalty, ADebtOfAMonthAndADueDateIsThereOnce) {
    EXPECT_EQ(total_of(CaseOf("zhk14", "2025-07-25")
                           .debt("2025-01", "100.00")
                           .debt("2025-01", "50.00", "2025-02-10")
                           .flat("9")),
              "duplicate_id debts\n");
}

TEST(Penalty, EdgesOfTheSuspensions) {
    // 13000 × 10 % / 130 = 10.00 a day.
    const auto days = [](std::string_view due, std::string_view as_of) {
        return total_of(CaseOf("legal130", as_of).debt("2020-01", "13000.00", due).flat("10"));
    };
    EXPECT_EQ(days("2020-04-04", "2020-04-05"), "10.00");
    EXPECT_EQ(days("2020-04-04", "2020-04-06"), "10.00");
    EXPECT_EQ(days("2020-12-30", "2020-12-31"), "0.00");
    EXPECT_EQ(days("2020-12-30", "2021-01-01"), "10.00");
    EXPECT_EQ(days("2022-03-30", "2022-03-31"), "10.00");
    EXPECT_EQ(days("2022-03-30", "2022-04-01"), "10.00");
    EXPECT_EQ(days("2022-03-31", "2022-10-01"), "0.00");
    EXPECT_EQ(days("2022-03-31", "2022-10-02"), "10.00");
    EXPECT_EQ(days("2022-04-01", "2022-04-02"), "10.00");  // it arose later
    EXPECT_EQ(total_of(CaseOf("legal130", "2022-04-01")
                           .debt("2022-02", "13000.00", "2022-03-31")
                           .flat("10")
                           .with("bankr497", "bankr497_off")),
              "10.00");
}

TEST(Penalty, DueDatesFollowTheLaw) {
    const auto due = [](std::string_view period, std::string_view option = {},
                        std::string_view choice = {}) {
        CaseOf of("zhk14", "2026-10-01");
        of.debt(period, "100.00").with("allocation", "fifo");
        of.flat("10");
        if (!option.empty()) of.with(option, choice);
        const auto result = result_of(of.facts);
        return result ? result->debts.at(0).due_date.to_string() : said(result.errors());
    };
    EXPECT_EQ(due("2025-09"), "2025-10-10");
    EXPECT_EQ(due("2025-07"), "2025-08-11");  // a Sunday
    EXPECT_EQ(due("2025-07", "due_shift", "gk193_off"), "2025-08-10");
    EXPECT_EQ(due("2025-12"), "2026-01-12");
    EXPECT_EQ(due("2026-01"), "2026-02-10");
    EXPECT_EQ(due("2026-02"), "2026-03-16");
    EXPECT_EQ(due("2026-02", "due_2026", "due15_from_mar2026"), "2026-03-10");
    EXPECT_EQ(due("2026-03", "due_2026", "due15_from_mar2026"), "2026-04-15");
    EXPECT_EQ(due("2020-03", "presidential_days", "presidential_days_off"), "2020-05-12");
    EXPECT_EQ(due("2020-03"), "2020-04-10");
}

TEST(Penalty, ARuleOfTheContractMustGiveTheDueDatesOfTheCase) {
    CaseOf of("tszh", "2025-07-25");
    of.debt("2024-12", "100.00", "2025-01-20")
        .debt("2025-03", "100.00", "2025-04-20")
        .flat("9.5")
        .with("rounding", "round_total");
    of.facts.due = ledger::DueRule::by_day;
    of.facts.due_day = 20;
    EXPECT_EQ(total_of(of), "contradiction debts[1].due_date\n");
    of.facts.debts[1].due_date = day("2025-04-21");
    EXPECT_EQ(total_of(of), "11.18");
}

TEST(Penalty, ADocumentThatWasNotPresentedHasNoPenalty) {
    CaseOf of("zhk14", "2025-12-31");
    of.debt("2025-03", "1000.00", "2025-04-10").flat("9.5");
    of.facts.debts[0].presented = false;
    EXPECT_EQ(intervals_of(of), "2025-04-11..2025-12-31 1000.00 9.5 1/0 0.00 not_presented\n");
    of.facts.debts[0].due_override = day("2025-11-10");
    EXPECT_EQ(intervals_of(of),
              "2025-11-11..2025-12-10 1000.00 9.5 1/0 0.00 free_days\n"
              "2025-12-11..2025-12-31 1000.00 9.5 1/300 6.65\n");
}

TEST(Penalty, DaysChargedElsewhereCountAndAreNotChargedAgain) {
    CaseOf of("zhk14", "2025-07-31");
    of.debt("2025-03", "1300.00", "2025-04-10").flat("9.5");
    of.facts.debts[0].accrues_from = day("2025-06-01");
    EXPECT_EQ(intervals_of(of),
              "2025-06-01..2025-07-09 1300.00 9.5 1/300 16.06\n"
              "2025-07-10..2025-07-31 1300.00 9.5 1/130 20.90\n");
    of.paid("2025-05-20", "300.00");
    EXPECT_EQ(intervals_of(of),
              "2025-06-01..2025-07-09 1000.00 9.5 1/300 12.35\n"
              "2025-07-10..2025-07-31 1000.00 9.5 1/130 16.08\n");
    of.facts.debts[0].accrues_from =
        day("2025-04-01");  // before the due date: nothing to leave out
    EXPECT_EQ(total_of(of), "36.03");
}

TEST(Penalty, LimitationTakesDaysAndWholeDebts) {
    CaseOf of("legal130", "2025-06-30");
    of.debt("2022-01", "1300.00", "2022-06-29").debt("2022-02", "1300.00", "2022-06-30").flat("10");
    of.with("bankr497", "bankr497_off").with("limitation", "limitation_applied");
    of.facts.claim_date = day("2025-06-30");
    EXPECT_EQ(intervals_of(of),
              "2022-06-30..2025-06-30 1300.00 10 1/0 0.00 time_barred\n"
              "2022-07-01..2025-06-30 1300.00 10 1/130 1096.00\n");
    of.facts.claim_date = day("2025-07-10");
    EXPECT_EQ(intervals_of(of),
              "2022-06-30..2025-06-30 1300.00 10 1/0 0.00 time_barred\n"
              "2022-07-01..2025-06-30 1300.00 10 1/0 0.00 time_barred\n");
}

TEST(Penalty, AnExemptionHoldsWithinTheDaysOfItsLaw) {
    CaseOf of("legal130", "2022-10-10");
    of.debt("2022-08", "1300.00", "2022-10-03").flat("10");
    of.facts.suspensions.push_back({.name = "svo", .days = {day("2022-10-01"), Date::open_end()}});
    EXPECT_EQ(intervals_of(of),
              "2022-10-04..2022-10-06 1300.00 10 1/130 3.00\n"
              "2022-10-07..2022-10-10 1300.00 10 1/0 0.00 no_accrual\n");
    const auto result = result_of(of.facts);
    ASSERT_TRUE(result);
    ASSERT_EQ(result->decisions.size(), 1u);
    EXPECT_EQ(result->decisions[0].code, "suspension_outside_law");
}

TEST(Penalty, OldDebtsCrossTheChangeOf2016InThreeWays) {
    const auto with = [](std::string_view practice) {
        return total_of(CaseOf("zhk14", "2016-07-31")
                            .debt("2015-10", "10000.00", "2015-11-10")
                            .with("rate", "rate_by_periods")
                            .with("rounding", "round_total")
                            .with("transition_2016", practice));
    };
    // 51 days of 2015 at 8.25/300 from the first day; day 52 is 01.01.2016.
    EXPECT_EQ(with("split"), "1737.10");
    EXPECT_EQ(with("old_for_old_debts"), "913.25");
    EXPECT_EQ(with("new_for_all"), "1654.60");
}

TEST(Penalty, ASeriesIsNotCarriedPastItsLastDayUnlessAsked) {
    auto of = CaseOf("zhk14", "2026-11-20")
                  .debt("2026-05", "1000.00", "2026-06-15")
                  .with("rate", "rate_by_periods");
    EXPECT_EQ(total_of(of), "law_gap penalty.refinancing_rate\n");
    const auto carried = result_of(of.with("uncovered_rate", "carry_last_rate").facts);
    ASSERT_TRUE(carried) << messages(carried);
    ASSERT_EQ(carried->decisions.size(), 1u);
    EXPECT_EQ(carried->decisions[0].code, "last_value_carried");
    EXPECT_EQ(carried->decisions[0].subject, "penalty.refinancing_rate");
    // A debt that was paid long ago asks for no rate of today.
    auto paid = CaseOf("zhk14", "2026-11-20")
                    .debt("2017-01", "1000.00", "2017-02-10")
                    .paid("2017-04-01", "1000.00")
                    .with("rate", "rate_by_periods");
    EXPECT_EQ(total_of(paid), "6.62");
}

TEST(Penalty, WhatAdvancesAndPaymentsToThePenaltyTake) {
    auto of = CaseOf("legal130", "2017-01-20")
                  .debt("2016-12", "1300.00", "2017-01-10")
                  .paid("2017-01-20", "1304.00")
                  .flat("10");
    of.facts.payments.push_back(
        {.date = day("2017-01-12"), .amount = money("3.00"), .to_penalty = true});
    const auto kept = result_of(of.facts);
    ASSERT_TRUE(kept) << messages(kept);
    EXPECT_EQ(kept->total, money("10.00"));
    EXPECT_EQ(kept->penalty_left, money("7.00"));
    EXPECT_EQ(kept->advance, money("4.00"));
    EXPECT_EQ(kept->debt_left, money("0.00"));
    const auto pays = result_of(of.with("advance", "advance_pays_penalty").facts);
    ASSERT_TRUE(pays);
    EXPECT_EQ(pays->total, money("10.00"));
    EXPECT_EQ(pays->penalty_left, money("3.00"));
    EXPECT_EQ(pays->advance, money("0.00"));
}

TEST(Penalty, ACorrectionJoinsItsMonthOrHasADueDateOfItsOwn) {
    auto of = CaseOf("zhk14", "2017-04-10")
                  .debt("2016-12", "1000.00", "2017-01-10")
                  .paid("2017-03-31", "-500.00", "2016-12")
                  .flat("9");
    EXPECT_EQ(intervals_of(of),
              "2017-01-11..2017-02-09 1000.00 9 1/0 0.00 free_days\n"
              "2017-02-10..2017-03-31 1000.00 9 1/300 15.00\n"
              "2017-04-01..2017-04-10 1500.00 9 1/300 4.50\n");
    of.with("correction", "corr_own_due");
    EXPECT_EQ(total_of(of), "missing_fact payments[0].due_date\n");
    of.facts.payments[0].due_date = day("2017-02-28");
    EXPECT_EQ(intervals_of(of),
              "2017-01-11..2017-02-09 1000.00 9 1/0 0.00 free_days\n"
              "2017-02-10..2017-04-10 1000.00 9 1/300 18.00\n"
              "2017-03-01..2017-03-30 500.00 9 1/0 0.00 free_days\n"
              "2017-03-31..2017-04-10 500.00 9 1/300 1.65\n");
}

TEST(Penalty, APaymentLearnedLateCountsFromTheDayItWasMade) {
    auto of = CaseOf("legal130", "2017-01-31").debt("2016-12", "1300.00", "2017-01-10").flat("10");
    of.facts.payments.push_back(
        {.date = day("2017-01-15"), .amount = money("1300.00"), .known_on = day("2017-02-20")});
    of.facts.known_on = day("2017-01-31");
    EXPECT_EQ(total_of(of), "21.00");
    of.facts.known_on = day("2017-02-20");
    of.facts.posted = {{month("2016-12"), money("21.00")}, {month("2016-11"), money("0.40")}};
    const auto now = result_of(of.facts);
    ASSERT_TRUE(now);
    EXPECT_EQ(now->total, money("5.00"));
    ASSERT_EQ(now->posted.size(), 2u);
    EXPECT_EQ(now->posted[0].difference(), money("-0.40"));
    EXPECT_EQ(now->posted[1].difference(), money("-16.00"));
    EXPECT_EQ(now->posted_total(), money("21.40"));
}

TEST(Penalty, IsNeverABase) {
    auto of = CaseOf("legal130", "2017-12-31").debt("2016-12", "1300.00", "2017-01-10").flat("10");
    const auto without = result_of(of.facts);
    of.facts.posted = {{month("2016-12"), money("1000000.00")}};
    const auto with = result_of(of.facts);
    ASSERT_TRUE(without && with);
    EXPECT_EQ(with->total, without->total);
    EXPECT_EQ(with->intervals, without->intervals);
    // And money named for it lowers no debt.
    of.facts.payments.push_back(
        {.date = day("2017-02-01"), .amount = money("100.00"), .to_penalty = true});
    EXPECT_EQ(result_of(of.facts)->intervals, without->intervals);
}

TEST(Penalty, SaysThatLaterPaymentsDoNotCount) {
    const auto of = CaseOf("legal130", "2017-01-20")
                        .debt("2016-12", "1300.00", "2017-01-10")
                        .paid("2017-01-21", "1300.00")
                        .flat("10");
    const auto result = result_of(of.facts);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->total, money("10.00"));
    EXPECT_TRUE(result->payments.empty());
    ASSERT_EQ(result->decisions.size(), 1u);
    EXPECT_EQ(result->decisions[0].code, "payments_after_as_of");
}

TEST(Penalty, RoundingPractices) {
    const auto with = [](std::string_view rounding, std::string_view cut) {
        return total_of(CaseOf("legal130", "2017-12-31")
                            .debt("2016-12", "3333.33", "2016-12-31")
                            .flat("9.5")
                            .with("rounding", rounding)
                            .with("interval_cut", cut));
    };
    // 3333.33 × 9.5 % × 365 / 130 = 889.1...
    EXPECT_EQ(with("round_interval", "no_cut"), "889.10");
    EXPECT_EQ(with("round_total", "month_ends"), "889.10");
    EXPECT_EQ(with("round_interval", "month_ends"), "889.10");
    EXPECT_EQ(with("round_day", "no_cut"), "890.60");
}

TEST(Penalty, RefusesWhatItCannotCompute) {
    EXPECT_EQ(total_of(CaseOf("zhk14", "2017-01-31").debt("2016-12", "-0.01", "2017-01-10")),
              "out_of_range debts[0].amount\n");
    EXPECT_EQ(total_of(CaseOf("zhk14", "2017-01-31")
                           .debt("2016-12", "1.00", "2017-01-10")
                           .paid("2017-01-01", "-1.00")
                           .paid("2017-01-01", "0.00")),
              "missing_fact payments[0].period\nout_of_range payments[1].amount\n");
    EXPECT_EQ(total_of(CaseOf("zhk14", "2017-01-31")
                           .debt("2016-12", "1.00", "2017-01-10")
                           .paid("2017-01-01", "-1.00", "2016-11")),
              "unknown_reference payments[0].period\n");
    EXPECT_EQ(total_of(CaseOf("zhk14", "2017-01-31").debt("2016-12", "1.00").with("rate", "flat")),
              "missing_fact policy.flat_percent\n");
    EXPECT_EQ(total_of(CaseOf("uk", "2016-01-31").debt("2015-10", "1.00", "2015-11-10").flat("9")),
              "law_gap penalty.scale.uk\n");
}

TEST(Penalty, HasALimitForEverythingThatMultiplies) {
    CaseOf of("legal130", "2026-10-01");
    for (int i = 0; i < 70; ++i)
        of.debt("2017-01", "20000.00", (day("2017-02-10") + i).to_string());
    of.with("rate", "rate_by_periods").with("allocation", "fifo");
    for (std::size_t i = 0; i < limits::case_payments_max; ++i) of.paid("2026-09-01", "0.01");
    EXPECT_NE(total_of(of), "");  // as much as is admitted, in time
    of.paid("2026-09-01", "0.01");
    EXPECT_EQ(total_of(of), "limit_exceeded payments\n");
    // Each payment has a part of its own, each part the limits and suspensions of ten years.
    of.facts.payments.pop_back();
    for (std::size_t i = 0; i < limits::case_suspensions_max; ++i)
        of.facts.suspensions.push_back({.name = "each second day",
                                        .days = {day("2018-01-01") + static_cast<int>(2 * i),
                                                 day("2018-01-02") + static_cast<int>(2 * i)}});
    of.facts.choices.clear();
    of.with("allocation", "fifo");
    EXPECT_EQ(total_of(of), "limit_exceeded debts\n");
    of.facts.suspensions.push_back(of.facts.suspensions.front());
    of.facts.rates.assign(limits::dated_values_max + 1, {});
    const std::string errors = total_of(of);
    EXPECT_NE(errors.find("limit_exceeded suspensions\n"), std::string::npos);
    EXPECT_NE(errors.find("limit_exceeded policy.rates\n"), std::string::npos);
}

}  // namespace
}  // namespace kvit::test
