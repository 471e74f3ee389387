// Rows of synthetic registries a second, at three sizes: where the time for a row stays, it is
// linear. reconcile.sh prints it with the digests.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <string>
#include <string_view>

#include "about_this_run.hpp"
#include "kvit/format/payments.hpp"
#include "workload/registries.hpp"

namespace kvit::bench {
namespace {

/// FNV-1a of the document without the version at its start: every row, candidate and reason.
std::string digest_of(const ledger::Reconciled& reconciled) {
    std::uint64_t hash = 0xCBF2'9CE4'8422'2325;
    const auto text = format::write_reconciliation(reconciled, format::Layout::line);
    for (const char c : std::string_view(text).substr(text.find("\"policy\""))) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x0000'0100'0000'01B3;
    }
    char shown[32];
    std::snprintf(shown, sizeof shown, "fnv=%016llx", static_cast<unsigned long long>(hash));
    return shown;
}

void reconcile_rows(benchmark::State& state) {
    const auto facts = registries_of(static_cast<std::size_t>(state.range(0)));
    std::size_t rows = 0;
    for (const auto& registry : facts.registries) rows += registry.rows.size();
    for (auto _ : state)
        benchmark::DoNotOptimize(ledger::reconcile(law::Policy(), facts).value_or_throw());
    using benchmark::Counter;
    state.counters["rows"] = Counter(static_cast<double>(rows), Counter::kIsIterationInvariantRate);
    state.SetLabel(digest_of(ledger::reconcile(law::Policy(), facts).value_or_throw()));
}

BENCHMARK(reconcile_rows)->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kvit::bench
