// Rows of synthetic registries a second, at three sizes: where the time for a row stays, it is
// linear. reconcile.sh prints it with the digests.
#include <benchmark/benchmark.h>

#include "about_this_run.hpp"
#include "workload/reconciled.hpp"

namespace kvit::bench {
namespace {

void reconcile_rows(benchmark::State& state) {
    const auto facts = registries_of(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(ledger::reconcile(law::Policy(), facts).value_or_throw());
    using benchmark::Counter;
    state.counters["rows"] =
        Counter(static_cast<double>(rows_of(facts)), Counter::kIsIterationInvariantRate);
    state.SetLabel("fnv=" + digest_of(ledger::reconcile(law::Policy(), facts).value_or_throw()) +
                   " rows=" + std::to_string(rows_of(facts)));
}

BENCHMARK(reconcile_rows)->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kvit::bench
