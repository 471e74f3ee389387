// A run over columns takes memory for itself and none for its rows.
#include <gtest/gtest.h>

#include "kvit/format/documents.hpp"
#include "kvit/ledger/penalty_plan.hpp"
#include "unit/hurt/memory.hpp"
#include "workload/penalties.hpp"

namespace kvit::hurt {
namespace {

/// How often a run over so many rows takes memory.
std::size_t times(const ledger::PenaltyPlan& plan, const bench::PenaltyWorkload& workload,
                  std::size_t rows, std::span<const std::int32_t> named) {
    std::vector<std::int64_t> penalty(rows);
    auto columns = workload.columns().rows(0, rows, plan.months());
    columns.named = named;
    const Taken taken =
        taken_by([&] { EXPECT_EQ(plan.run(columns, {.penalty = penalty}).refused, 0u); });
    return taken.times;
}

TEST(PenaltyColumnsHurt, TakeNoMemoryForARow) {
    const auto law = format::built_in_law().value_or_throw();
    const bench::PenaltyWorkload workload(8'000);
    const std::vector<std::int32_t> named(workload.payments.size(), 0);
    const auto of_workload = bench::workload_case();
    auto by_law = of_workload;
    by_law.choices.clear();
    for (const auto& facts : {of_workload, by_law}) {
        const auto plan = ledger::PenaltyPlan::make(law, law::Policy(), facts).value_or_throw();
        EXPECT_EQ(times(plan, workload, 1'000, {}), times(plan, workload, 1, {}));
        EXPECT_EQ(times(plan, workload, 1'000, named), times(plan, workload, 1, named));
        EXPECT_LE(times(plan, workload, 1'000, named), 4u);
    }
}

}  // namespace
}  // namespace kvit::hurt
