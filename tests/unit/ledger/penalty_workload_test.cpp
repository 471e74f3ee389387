// The checksums of the workload that the timings of bench/ are taken on: kopecks that other
// programs have found on the same accounts.
#include <gtest/gtest.h>

#include <tuple>

#include "unit/ledger/cases.hpp"
#include "workload/penalties.hpp"

namespace kvit::test {
namespace {

class PenaltyWorkloadSums
    : public ::testing::TestWithParam<std::tuple<std::size_t, std::int64_t, std::int64_t>> {};

TEST_P(PenaltyWorkloadSums, AreTheKnownOnes) {
    const auto [accounts, pen, wpen] = GetParam();
    const bench::PenaltyWorkload workload(accounts);
    const auto plan = ledger::PenaltyPlan::make(law_inside(), law::Policy(), bench::workload_case())
                          .value_or_throw();
    std::vector<std::int64_t> penalty(workload.rows());
    const auto report = plan.run(workload.columns(), {.penalty = penalty});
    EXPECT_EQ(report.narrow_rows, workload.rows());
    EXPECT_EQ(report.refused, 0u);
    const bench::PenaltySums sums(workload, penalty);
    EXPECT_EQ(sums.pen, pen);
    EXPECT_EQ(sums.wpen, wpen);
}

INSTANTIATE_TEST_SUITE_P(, PenaltyWorkloadSums,
                         ::testing::Values(std::tuple{20'000, 1'312'883'710, 6'567'820'022'279},
                                           std::tuple{100'000, 6'477'319'511, 32'197'058'443'471}));

/// The same accounts, one at a time.
TEST(PenaltyWorkload, IsThatOfTheSingleCase) {
    const bench::PenaltyWorkload workload(1'000);
    const auto facts = bench::workload_case();
    const auto plan =
        ledger::PenaltyPlan::make(law_inside(), law::Policy(), facts).value_or_throw();
    std::vector<std::int64_t> penalty(workload.rows());
    plan.run(workload.columns(), {.penalty = penalty});
    for (std::size_t row = 0; row < workload.rows(); ++row) {
        auto one = facts;
        for (std::size_t i = 0; i < plan.months(); ++i)
            one.debts[i].amount = Money::kopecks(workload.debts[row * plan.months() + i]);
        const auto end = static_cast<std::size_t>(workload.offsets[row + 1]);
        for (auto i = static_cast<std::size_t>(workload.offsets[row]); i < end; ++i)
            one.payments.push_back({.date = Date::from_days(workload.days[i]),
                                    .amount = Money::kopecks(workload.payments[i])});
        const auto alone = result_of(one).value_or_throw();
        ASSERT_EQ(alone.total.kopecks(), penalty[row]) << "row " << row;
    }
}

}  // namespace
}  // namespace kvit::test
