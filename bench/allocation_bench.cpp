// Payments of many accounts, allocated by kvit with every part explained, beside a loop by hand
// that knows one practice alone and tells nothing. Both leave the same kopecks: allocation.sh
// compares their digests and gives the ratio.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "about_this_run.hpp"
#include "allocation_by_hand.hpp"
#include "formula_pairs.hpp"
#include "kvit/format/documents.hpp"

namespace kvit::bench::allocation {
namespace {

std::size_t accounts() {
    const char* given = std::getenv("KVIT_BENCH_ACCOUNTS");
    return given == nullptr ? 5'000 : std::strtoull(given, nullptr, 10);
}

const Workload& workload() {
    static const Workload made(accounts());
    return made;
}

void describe_payments(benchmark::State& state, std::span<const std::int64_t> paid) {
    using benchmark::Counter;
    state.counters["payment"] = Counter(static_cast<double>(workload().payments.size()),
                                        Counter::kIsIterationInvariantRate | Counter::kInvert);
    char text[32];
    std::snprintf(text, sizeof text, "fnv=%016llx", static_cast<unsigned long long>(digest(paid)));
    state.SetLabel(text);
}

void time_kvit(benchmark::State& state) {
    const law::LawBook law = format::built_in_law().value_or_throw();
    const law::Policy policy;
    const auto& facts = workload().facts;
    std::vector<std::int64_t> paid;
    for (auto _ : state) {
        paid = paid_of(ledger::allocate_payments(law, policy, facts).value_or_throw());
        benchmark::ClobberMemory();
    }
    describe_payments(state, paid);
}

void time_by_hand(benchmark::State& state) {
    std::vector<std::int64_t> paid;
    for (auto _ : state) {
        paid = ByHand().run(workload());
        benchmark::ClobberMemory();
    }
    describe_payments(state, paid);
}

BENCHMARK(time_kvit)->Name("allocate/kvit")->Unit(benchmark::kMicrosecond);
BENCHMARK(time_by_hand)->Name("allocate/by_hand")->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace kvit::bench::allocation
