#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

/// What every target here is made of. A target defines `kvit_fuzz`; libFuzzer feeds it with what it
/// invents, replay.cpp with what was kept.
namespace kvit::fuzz {

/// A broken promise: ends the process, so that libFuzzer keeps the input.
[[noreturn]] inline void broken(std::string_view promise, std::string_view shown = {}) {
    std::fprintf(stderr, "broken: %.*s\n%.*s\n", static_cast<int>(promise.size()), promise.data(),
                 static_cast<int>(shown.size()), shown.data());
    std::abort();
}

inline void require(bool holds, std::string_view promise, std::string_view shown = {}) {
    if (!holds) broken(promise, shown);
}

/// The input cut in two at its first line of three dashes; the second part may be missing.
struct Two {
    std::string_view first;
    std::string_view second;
};
inline Two two_of(std::string_view input) {
    constexpr std::string_view cut = "\n---\n";
    const auto at = input.find(cut);
    if (at == input.npos) return {input, {}};
    return {input.substr(0, at), input.substr(at + cut.size())};
}

}  // namespace kvit::fuzz

/// One input. It returns, whatever the input is.
void kvit_fuzz(std::string_view input);

#ifdef KVIT_LIBFUZZER
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // A copy of the exact size, so that a byte read past the end is seen.
    const std::string input(reinterpret_cast<const char*>(data), size);  // NOLINT: bytes
    kvit_fuzz(input);
    return 0;
}
#endif
