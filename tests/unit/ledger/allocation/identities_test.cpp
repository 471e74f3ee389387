// What must hold for every case, whatever the practices.
#include <algorithm>

#include "unit/ledger/allocation/cases.hpp"
#include "unit/random.hpp"

namespace kvit::test {
namespace {

using ledger::TakeBackKind;

Month random_month(Random& random) {
    return Month::from_index(Month(2021, 6).index() + static_cast<int>(random.below(48)));
}

ledger::Receivable random_receivable(Random& random) {
    static constexpr const char* creditors[] = {"uk", "water", "heat", "fund"};
    const Month period = random_month(random);
    ledger::Receivable row =
        owes(period.to_string(), creditors[random.below(std::size(creditors))], "0.00");
    row.kind = static_cast<ledger::ReceivableKind>(random.one_in(3) ? random.below(3) : 0);
    row.amount = Money::kopecks(random.between(0, 500'000));
    row.charge = Money::kopecks(random.one_in(4) ? 0 : random.between(0, 500'000));
    row.due = row.due + static_cast<int>(random.below(3));
    row.row = random.between(0, 3);
    if (random.one_in(3)) row.document = "d" + period.to_string();
    row.voluntary = row.kind == ledger::ReceivableKind::principal && random.one_in(8);
    return row;
}

ledger::Purpose random_purpose(Random& random) {
    ledger::Purpose purpose;
    if (random.one_in(3)) purpose.period = random_month(random);
    if (random.one_in(6)) purpose.document = "d" + random_month(random).to_string();
    if (random.one_in(8)) purpose.creditor = ProviderId("water");
    if (random.one_in(8)) purpose.service = ServiceId("s-heat");
    purpose.penalty = random.one_in(9);
    return purpose;
}

AllocationCase random_case(Random& random) {
    AllocationCase facts;
    facts.id = "random";
    for (const auto option : ledger::AllocationPractices::options) {
        const auto& row = law::policy_option_rows[static_cast<std::size_t>(option)];
        if (option != law::PolicyOption::penalty_uncovered_rate && !random.one_in(3))
            facts.choices.push_back(
                {option, static_cast<std::uint8_t>(random.below(row.choices.size())), {}});
    }
    for (const char* account : {"a", "b"}) {
        facts.accounts.push_back({.account = AccountId(account), .receivables = {}});
        auto& rows = facts.accounts.back().receivables;
        for (std::uint64_t i = 0; i <= random.below(14); ++i) {
            const auto row = random_receivable(random);
            const bool known = std::any_of(rows.begin(), rows.end(), [&](const auto& other) {
                return other.key == row.key && other.kind == row.kind && other.due == row.due &&
                       other.document == row.document;
            });
            if (!known) rows.push_back(row);
        }
    }
    const Date first = day("2024-06-01");
    for (std::uint64_t i = 0; i <= random.below(10); ++i) {
        const Date on = first + static_cast<int>(random.below(400));
        ReceivedPayment payment = paid("p" + std::to_string(i), on.to_string(), "1.00");
        payment.amount = Money::kopecks(random.between(1, 900'000));
        payment.account = AccountId(random.one_in(2) ? "a" : "b");
        if (random.one_in(12)) payment.account = AccountId("c");
        if (random.one_in(15)) payment.account.reset();
        payment.purpose = random_purpose(random);
        payment.advance = random.one_in(10);
        facts.payments.push_back(payment);
    }
    for (std::size_t i = 0; i < facts.payments.size(); ++i) {
        if (!random.one_in(4)) continue;
        ledger::TakeBack fact;
        fact.id = "t" + std::to_string(i);
        fact.kind = static_cast<TakeBackKind>(random.below(3));
        fact.payment = facts.payments[i].id;
        fact.date = facts.payments[i].paid + static_cast<int>(random.below(100));
        if (random.one_in(2))
            fact.amount = Money::kopecks(random.between(1, facts.payments[i].amount.kopecks()));
        if (fact.kind == TakeBackKind::transfer) {
            fact.account = AccountId(random.one_in(2) ? "a" : "b");
            fact.purpose = random_purpose(random);
        }
        facts.take_backs.push_back(fact);
    }
    return facts;
}

template <class T>
void shuffle(std::vector<T>& list, Random& random) {
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[random.below(i)]);
}

AllocationCase shuffled(AllocationCase facts, Random& random) {
    shuffle(facts.accounts, random);
    for (auto& account : facts.accounts) shuffle(account.receivables, random);
    shuffle(facts.payments, random);
    shuffle(facts.take_backs, random);
    return facts;
}

/// Without the paths, which say where a fact stood.
Allocated without_paths(Allocated result) {
    for (auto& account : result.accounts)
        for (auto& row : account.receivables) row.receivable.path.clear();
    for (auto& payment : result.payments) payment.payment.path.clear();
    for (auto& taken : result.take_backs) taken.fact.path.clear();
    return result;
}

/// Everything that is wrong with a result; empty if it is right. Computed from the parts alone.
std::string broken(const AllocationCase& facts, const Allocated& result) {
    std::string text;
    const auto expect = [&](bool holds, const std::string& what) {
        if (!holds) text += what + "\n";
    };
    Money received;
    for (const auto& payment : facts.payments) received += payment.amount;
    expect(received == result.totals.received, "not all that was paid is received");
    std::map<std::string, Money> by_account;
    for (const auto& payment : result.payments) {
        Money sum = payment.advance + payment.unallocated;
        for (const auto& part : payment.parts) {
            sum += part.amount;
            expect(part.amount > Money(), "a part of nothing");
            if (part.kind != ledger::PartKind::advance)
                by_account[payment.payment.account->text()] += part.amount;
        }
        expect(sum == payment.payment.amount, "the parts of a payment do not sum to it");
        expect(!payment.reasons.empty(), "nobody says why");
        expect(payment.taken_back <= payment.payment.amount, "more is taken back than was paid");
        expect(payment.unallocated.is_zero() == !payment.unallocated_reason, "without a reason");
    }
    for (const auto& taken : result.take_backs) {
        Money sum = taken.advance + taken.unallocated;
        for (const auto& part : taken.parts) {
            sum += part.amount;
            if (part.kind != ledger::PartKind::advance)
                by_account[taken.account->text()] += part.amount;
        }
        expect(sum == -taken.amount, "the parts of a take-back do not sum to it");
    }
    for (const auto& account : result.accounts) {
        Money paid;
        for (const auto& row : account.receivables) {
            paid += row.paid;
            expect(!row.left().is_negative(), "more is paid than is owed");
            expect(!row.paid.is_negative(), "more is taken back than was paid");
        }
        expect(paid == by_account[account.account.text()], "an account was paid otherwise");
        expect(!account.advance.is_negative(), "an advance below zero");
    }
    return text;
}

TEST(AllocationIdentities, HoldForRandomCasesInAnyOrderOfTheirFacts) {
    Random random(354);
    std::size_t allocated_some = 0;
    std::size_t taken_back = 0;
    for (int i = 0; i < 4'000; ++i) {
        const AllocationCase facts = random_case(random);
        const auto result = allocated(facts);
        ASSERT_TRUE(result) << "case " << i << "\n" << messages(result);
        ASSERT_EQ(broken(facts, *result), "") << "case " << i;
        const auto again = allocated(shuffled(facts, random));
        ASSERT_TRUE(again) << messages(again);
        ASSERT_EQ(without_paths(*again), without_paths(*result)) << "case " << i;
        if (result->totals.allocated > Money()) ++allocated_some;
        if (!result->take_backs.empty()) ++taken_back;
    }
    EXPECT_GT(allocated_some, 3'000u);
    EXPECT_GT(taken_back, 1'500u);
}

/// Pay and take back: the account is as if nobody had paid.
TEST(AllocationIdentities, WhatIsPaidAndReversedLeavesNothing) {
    Random random(118);
    for (int i = 0; i < 1'000; ++i) {
        AllocationCase facts = random_case(random);
        facts.take_backs.clear();
        for (const auto& payment : facts.payments) {
            ledger::TakeBack fact;
            fact.id = "t-" + payment.id;
            fact.payment = payment.id;
            fact.date = payment.paid + static_cast<int>(random.below(50));
            facts.take_backs.push_back(fact);
        }
        const auto result = allocated(facts);
        ASSERT_TRUE(result) << messages(result);
        for (const auto& account : result->accounts) {
            ASSERT_EQ(account.advance, Money()) << i;
            for (const auto& row : account.receivables) ASSERT_EQ(row.paid, Money()) << i;
        }
        ASSERT_EQ(result->totals.allocated, Money());
    }
}

/// One creditor, one service: allocation and penalties meet the same debts, by the same practices.
TEST(AllocationIdentities, AgreeWithTheDebtsOfPenalties) {
    Random random(22);
    for (int i = 0; i < 1'000; ++i) {
        AllocationCase facts;
        facts.id = "one";
        PenaltyCase of_penalty;
        of_penalty.id = "one";
        of_penalty.scale = "zhk14";
        of_penalty.as_of = day("2025-10-01");
        for (const auto option :
             {law::PolicyOption::penalty_allocation, law::PolicyOption::penalty_future}) {
            const auto& row = law::policy_option_rows[static_cast<std::size_t>(option)];
            const auto choice = static_cast<std::uint8_t>(random.below(row.choices.size()));
            facts.choices.push_back({option, choice, {}});
        }
        of_penalty.choices = facts.choices;
        facts.accounts.push_back({.account = AccountId("a"), .receivables = {}});
        for (Month period(2021, 1); period < Month(2025, 8); period = period.next()) {
            if (random.one_in(2)) continue;
            auto row = owes(period.to_string(), "uk", "0.00");
            row.amount = row.charge = Money::kopecks(random.between(1, 300'000));
            facts.accounts[0].receivables.push_back(row);
            of_penalty.debts.push_back(
                {.period = period, .amount = row.amount, .due_date = row.due});
        }
        for (int p = 0; p < 6; ++p) {
            const Date on = day("2024-06-01") + 60 * p + static_cast<int>(random.below(60));
            auto payment = paid("p" + std::to_string(p), on.to_string(), "1.00");
            payment.amount = Money::kopecks(random.between(1, 900'000));
            if (random.one_in(3)) payment.purpose.period = random_month(random);
            facts.payments.push_back(payment);
            of_penalty.payments.push_back(
                {.date = on, .amount = payment.amount, .period = payment.purpose.period});
        }
        const auto result = allocated(facts);
        const auto penalty = ledger::penalty(law_inside(), law::Policy(), of_penalty);
        ASSERT_TRUE(result) << messages(result);
        ASSERT_TRUE(penalty) << messages(penalty);
        std::vector<Money> left;
        for (const auto& row : result->accounts[0].receivables) left.push_back(row.left());
        std::vector<Money> left_of_penalty;
        for (const auto& debt : penalty->debts) left_of_penalty.push_back(debt.left());
        ASSERT_EQ(left, left_of_penalty) << i;
        ASSERT_EQ(result->totals.advance, penalty->advance) << i;
    }
}

}  // namespace
}  // namespace kvit::test
