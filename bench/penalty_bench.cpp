// Penalties of the workload over columns: the plan, the plan with the closing of all accounts, and
// other practices. Time for an account; a fifth of the accounts have debts. penalties.sh sets it
// beside other programs.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "about_this_run.hpp"
#include "formula_pairs.hpp"
#include "penalty_practices.hpp"

namespace kvit::bench {
namespace {

std::size_t accounts() {
    const char* given = std::getenv("KVIT_BENCH_ACCOUNTS");
    return given == nullptr ? 100'000 : std::strtoull(given, nullptr, 10);
}

const PenaltyWorkload& workload() {
    static const PenaltyWorkload made(accounts());
    return made;
}

void describe_accounts(benchmark::State& state, const std::string& sums) {
    using benchmark::Counter;
    state.counters["account"] = Counter(static_cast<double>(workload().accounts),
                                        Counter::kIsIterationInvariantRate | Counter::kInvert);
    state.SetLabel(sums);
}

std::string text_of(const PenaltySums& sums) {
    return "pen=" + std::to_string(sums.pen) + " wpen=" + std::to_string(sums.wpen);
}

void time_plan(benchmark::State& state, const PenaltyPractice& practice) {
    const auto plan = plan_of(practice);
    const auto columns = workload().columns();
    std::vector<std::int64_t> penalty(workload().rows());
    for (auto _ : state) {
        benchmark::DoNotOptimize(plan.run(columns, {.penalty = penalty}));
        benchmark::ClobberMemory();
    }
    describe_accounts(state, text_of(PenaltySums(workload(), penalty)));
}

void time_closing(benchmark::State& state, const PenaltyPractice& practice) {
    const auto plan = plan_of(practice);
    const auto columns = workload().columns();
    std::vector<std::int64_t> penalty(workload().rows());
    std::vector<std::int64_t> closing(workload().accounts);
    for (auto _ : state) {
        plan.run(columns, {.penalty = penalty});
        close_accounts(workload(), penalty, closing);
        benchmark::ClobberMemory();
    }
    const ClosingSums sums(closing);
    describe_accounts(state, text_of(PenaltySums(workload(), penalty)) + " clo=" +
                                 std::to_string(sums.clo) + " wclo=" + std::to_string(sums.wclo));
}

void time_making(benchmark::State& state, const PenaltyPractice& practice) {
    for (auto _ : state) benchmark::DoNotOptimize(plan_of(practice));
}

/// One pass is one measurement, so that the least and the median of many can be told.
void settle(benchmark::internal::Benchmark* registered) {
    registered->Unit(benchmark::kMicrosecond)
        ->ComputeStatistics("min", [](const std::vector<double>& all) {
            return *std::min_element(all.begin(), all.end());
        });
}

const bool all_registered = [] {
    for (const auto& practice : penalty_practices()) {
        const std::string name(practice.name);
        const auto add = [&](const std::string& what, auto time) {
            settle(benchmark::RegisterBenchmark(
                (what + "/" + name).c_str(),
                [practice, time](benchmark::State& state) { time(state, practice); }));
        };
        add("penalties", time_plan);
        if (practice.name == "workload") add("penalties_and_closing", time_closing);
        add("plan", time_making);
    }
    return true;
}();

}  // namespace
}  // namespace kvit::bench
