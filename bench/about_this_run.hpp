#pragma once

#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <span>
#include <string>

namespace kvit::bench {

std::uint64_t digest(std::span<const std::int64_t> results);

/// The first line of what a command prints; empty if it cannot be run.
inline std::string first_line_of(const char* command) {
    std::string line;
    if (std::FILE* pipe = popen(command, "r")) {
        char buffer[256];
        if (std::fgets(buffer, sizeof buffer, pipe) != nullptr) line = buffer;
        pclose(pipe);
    }
    while (!line.empty() && line.back() == '\n') line.pop_back();
    return line;
}

inline std::string cpu_name() {
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);)
        if (line.rfind("model name", 0) == 0) return line.substr(line.find(": ") + 2);
    return "unknown";
}

/// CPU, compiler and commit stand beside every timing.
inline const bool context_added = [] {
    benchmark::AddCustomContext("cpu", cpu_name());
    benchmark::AddCustomContext("compiler", __VERSION__);
    benchmark::AddCustomContext("commit",
                                first_line_of("git describe --always --dirty 2>/dev/null"));
    return true;
}();

/// Time for a line, and the digest of what was computed.
inline void describe(benchmark::State& state, std::span<const std::int64_t> results) {
    using benchmark::Counter;
    state.counters["line"] = Counter(static_cast<double>(results.size()),
                                     Counter::kIsIterationInvariantRate | Counter::kInvert);
    char text[32];
    std::snprintf(text, sizeof text, "fnv %016llx",
                  static_cast<unsigned long long>(digest(results)));
    state.SetLabel(text);
}

}  // namespace kvit::bench
