// Reconciliation is a function of the set of its facts, and no kopeck is lost on the way.
#include <gtest/gtest.h>

#include <map>

#include "kvit/format/payments.hpp"
#include "unit/ledger/reconciliation/cases.hpp"

namespace kvit::test {
namespace {

std::string bytes(const Reconciled& reconciled) {
    return format::write_reconciliation(reconciled, format::Layout::line);
}

Result<Reconciled> reconciled(const PaymentsCase& facts) {
    return ledger::reconcile(law::Policy(), facts);
}

TEST(Reconciliation, IsTheSameForTheSameFactsHoweverTheyAreSaid) {
    Random random(103);
    std::map<ledger::RowStatus, int> met;
    int suspected = 0;
    for (int i = 0; i < 6'000; ++i) {
        const PaymentsCase facts = random_payments(random);
        const auto result = reconciled(facts);
        ASSERT_TRUE(result) << messages(result);
        for (const auto& row : result->rows) {
            ++met[row.status];
            suspected += row.suspected ? 1 : 0;
        }
        const auto again = reconciled(said_otherwise(facts, random));
        ASSERT_TRUE(again) << messages(again);
        ASSERT_EQ(bytes(*again), bytes(*result)) << "case " << i;
    }
    for (const auto& row : ledger::row_status_rows) EXPECT_GT(met[row.status], 50) << row.name;
    EXPECT_GT(suspected, 50);
}

TEST(Reconciliation, LeavesAnAllocationWithTheSameBytes) {
    Random random(319);
    int taken_back = 0;
    for (int i = 0; i < 2'000; ++i) {
        const PaymentsCase facts = random_payments(random);
        const PaymentsCase otherwise = said_otherwise(facts, random);
        const auto first = reconciled(facts);
        const auto second = reconciled(otherwise);
        ASSERT_TRUE(first && second);
        const auto one = allocated(allocation_of(facts, *first));
        const auto other = allocated(allocation_of(otherwise, *second));
        ASSERT_TRUE(one) << messages(one);
        ASSERT_TRUE(other) << messages(other);
        ASSERT_EQ(format::write_allocation(*one), format::write_allocation(*other)) << i;
        const auto& totals = first->totals;
        ASSERT_EQ(one->totals.received - one->totals.returned,
                  totals.accepted + totals.suspected + totals.unallocated);
        ASSERT_EQ(one->totals.unallocated, totals.unallocated);
        taken_back += one->take_backs.empty() ? 0 : 1;
    }
    EXPECT_GT(taken_back, 100);
}

/// Day by day, what was accepted handed on as "earlier", the same payments come out as at once.
TEST(Reconciliation, DayByDayAcceptsWhatItAcceptsAtOnce) {
    Random random(118);
    int days_with_repeats = 0;
    for (int i = 0; i < 2'000; ++i) {
        const PaymentsCase facts = random_payments(random, {.conflicts = false, .closed = false});
        const auto at_once = reconciled(facts);
        ASSERT_TRUE(at_once) << messages(at_once);
        std::map<std::string, std::pair<Money, std::optional<AccountId>>> accepted;
        PaymentsCase known = facts;
        known.registries.clear();
        for (const auto& registry : facts.registries) {
            PaymentsCase today = known;
            today.registries = {registry};
            const auto result = reconciled(today);
            ASSERT_TRUE(result) << messages(result);
            for (const auto& payment : result->payments)
                ASSERT_TRUE(accepted.emplace(payment.id, std::pair(payment.amount, payment.account))
                                .second);
            for (const auto& row : result->rows) {
                if (row.status == ledger::RowStatus::duplicate) ++days_with_repeats;
                if (row.status == ledger::RowStatus::duplicate ||
                    row.status == ledger::RowStatus::conflict ||
                    row.status == ledger::RowStatus::reversal_waits)
                    continue;
                known.earlier.push_back(
                    {.agent = row.agent, .row = row.row, .posted_to = row.account});
            }
        }
        std::map<std::string, std::pair<Money, std::optional<AccountId>>> wanted;
        for (const auto& payment : at_once->payments)
            wanted.emplace(payment.id, std::pair(payment.amount, payment.account));
        ASSERT_EQ(accepted, wanted) << i;
    }
    EXPECT_GT(days_with_repeats, 500);
}

}  // namespace
}  // namespace kvit::test
