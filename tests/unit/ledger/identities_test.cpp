// What must hold for every case, whatever the practices: every kopeck is accounted for.
#include <set>

#include "unit/ledger/cases.hpp"
#include "unit/random.hpp"

namespace kvit::test {
namespace {

using ledger::Penalty;

/// A case with a random choice for every option, all days of which the law inside covers.
PenaltyCase random_case(Random& random) {
    static constexpr const char* scales[] = {"zhk14", "tszh", "zhk14_1", "uk", "legal130"};
    PenaltyCase facts;
    facts.id = "random";
    facts.scale = scales[random.below(std::size(scales))];
    facts.flat_percent = Decimal(random.between(0, 300), 1);
    for (const auto& row : law::policy_option_rows) {
        const bool own_due = row.option == law::PolicyOption::penalty_correction;
        if (row.subject == law::PolicySubject::penalty && !own_due && !random.one_in(3))
            facts.choices.push_back(
                {row.option, static_cast<std::uint8_t>(random.below(row.choices.size())), {}});
    }
    const Date first = day("2016-02-01") + static_cast<int>(random.below(3000));
    facts.as_of = std::min(first + static_cast<int>(random.below(1500)), day("2026-10-20"));
    facts.judgment_day = facts.as_of;

    std::set<Month> periods;
    Month period = Month::of(first);
    for (std::uint64_t i = 0; i <= random.below(12); ++i) {
        periods.insert(period);
        // Debts of one month differ in their due dates.
        const Date due = period.next().first_day() + static_cast<int>(2 * i + random.below(2));
        facts.debts.push_back({.period = period,
                               .amount = Money::kopecks(random.between(0, 5'000'000)),
                               .due_date = due});
        if (!random.one_in(5)) period = period.next();
    }
    for (std::uint64_t i = 0; i < random.below(18); ++i) {
        ledger::Payment payment{.date = first + static_cast<int>(random.below(1500)),
                                .amount = Money::kopecks(random.between(1, 3'000'000))};
        if (random.one_in(3)) payment.period = facts.debts[random.below(facts.debts.size())].period;
        if (random.one_in(9)) payment.to_penalty = true;
        if (random.one_in(8) && payment.period && !payment.to_penalty)
            payment.amount = -payment.amount;
        facts.payments.push_back(payment);
    }
    if (random.one_in(3))
        facts.suspensions.push_back(
            {.name = "regional",
             .days = {first + 40, first + 40 + static_cast<int>(random.below(300))}});
    return facts;
}

/// Everything that is wrong with a result; empty if it is right.
std::string broken(const PenaltyCase& facts, const Penalty& result) {
    std::string text;
    const auto expect = [&](bool holds, const std::string& what) {
        if (!holds) text += what + "\n";
    };
    std::vector<Money> paid(result.debts.size());
    std::vector<Money> raised(result.debts.size());
    Money advance;
    Money to_penalty;
    for (const auto& outcome : result.payments) {
        Money sum = outcome.to_penalty + outcome.advance;
        for (const auto& part : outcome.parts) {
            sum += part.amount;
            if (part.amount.is_negative())
                raised[part.debt] -= part.amount;
            else
                paid[part.debt] += part.amount;
        }
        expect(sum == outcome.payment.amount, "the parts of a payment do not sum to it");
        advance += outcome.advance;
        to_penalty += outcome.to_penalty;
    }
    Money left;
    Money debts;
    for (std::size_t i = 0; i < result.debts.size(); ++i) {
        const auto& debt = result.debts[i];
        expect(debt.paid == paid[i] && debt.raised == raised[i], "a debt has other payments");
        expect(!debt.left().is_negative(), "more is paid than is owed");
        left += debt.left();
        debts += debt.amount;
    }
    expect(left == result.debt_left, "the debts do not sum to what is left");
    expect(result.total - result.penalty_left == to_penalty, "the penalty was paid otherwise");
    expect(result.advance == advance, "the advances do not sum");
    expect(!result.penalty_left.is_negative(), "more penalty is paid than accrued");

    const Date last = facts.as_of;
    for (const auto& interval : result.intervals) {
        const auto& debt = result.debts.at(interval.debt);
        expect(interval.days.from > debt.due_date && interval.days.to - 1 <= last,
               "an interval outside the days of delay");
        expect(!interval.days.empty() && interval.base > Money(), "an interval of nothing");
        expect((interval.divisor == 0) == (interval.zero != ledger::ZeroReason::none),
               "a share and a reason of zero");
        expect(interval.divisor != 0 || interval.amount.is_zero(), "nothing accrues, and yet");
        expect(interval.zero == ledger::ZeroReason::no_accrual || interval.suspensions.empty(),
               "a suspension without a reason");
    }
    expect(said(ledger::check_exactly(result)).empty(), "the exact reading gives something else");
    return text;
}

TEST(PenaltyIdentities, HoldForRandomCases) {
    Random random(1'400);
    std::size_t with_penalty = 0;
    for (int i = 0; i < 3'000; ++i) {
        const PenaltyCase facts = random_case(random);
        const auto result = ledger::penalty(law_inside(), law::Policy(), facts);
        ASSERT_TRUE(result) << "case " << i << "\n" << messages(result);
        ASSERT_EQ(broken(facts, *result), "") << "case " << i;
        if (result->total > Money()) ++with_penalty;
    }
    EXPECT_GT(with_penalty, 2'000u);
}

TEST(PenaltyIdentities, PracticesOfRatesAgreeWhereTheRateIsOne) {
    Random random(7);
    for (int i = 0; i < 300; ++i) {
        PenaltyCase facts = random_case(random);
        facts.choices.clear();
        facts.rates = {{Date::from_civil(2010, 1, 1), Decimal(75, 1)}};
        // One rate: whose day it is of means nothing, and by parts nothing is rounded differently.
        std::set<Money> totals;
        for (std::uint8_t rate = 0; rate < 5; ++rate) {
            facts.choices = {{law::PolicyOption::penalty_rate, rate, {}},
                             {law::PolicyOption::penalty_cap, 1, {}},
                             {law::PolicyOption::penalty_rounding, 2, {}}};
            const auto result = ledger::penalty(law_inside(), law::Policy(), facts);
            ASSERT_TRUE(result) << messages(result);
            totals.insert(result->total);
        }
        EXPECT_EQ(totals.size(), 1u) << "case " << i;
    }
}

}  // namespace
}  // namespace kvit::test
