// Files of the outside world read, in bytes a second, at two sizes. exchange.sh prints it with the
// digests of what was read.
#include <benchmark/benchmark.h>

#include "workload/digest.hpp"
#include "workload/files.hpp"

namespace kvit::bench {
namespace {

void read_file(benchmark::State& state, const FileKind& kind, std::size_t rows) {
    const std::string file = kind.make(rows);
    for (auto _ : state) benchmark::DoNotOptimize(kind.read(file, false));
    state.SetLabel("fnv=" + digest_of(kind.read(file, true)) +
                   " bytes=" + std::to_string(file.size()));
}

const bool registered = [] {
    for (const auto& kind : file_kinds)
        for (const std::size_t rows : {10'000U, 100'000U})
            benchmark::RegisterBenchmark(
                (std::string(kind.name) + '/' + std::to_string(rows)).c_str(), read_file, kind,
                rows)
                ->Unit(benchmark::kMillisecond);
    return true;
}();

}  // namespace
}  // namespace kvit::bench
