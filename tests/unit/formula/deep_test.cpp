// A long random run of every formula: tests/run deep MINUTES.
#include <chrono>
#include <cstdlib>
#include <random>

#include "unit/charge/readings.hpp"
#include "unit/sanitized.hpp"

namespace kvit::test {
namespace {

/// Minutes asked for; 0 without the environment variable.
double deep_minutes() {
    const char* minutes = std::getenv("KVIT_DEEP_MINUTES");
    return minutes == nullptr ? 0 : std::strtod(minutes, nullptr);
}

TEST(FormulaDeep, ReadingsAgreeOnFreshSeeds) {
    using Clock = std::chrono::steady_clock;
    const double minutes = deep_minutes();
    const auto end = Clock::now() + std::chrono::duration<double, std::ratio<60>>(minutes);
    // A short run has a seed of its own and always the same one; a long run never the same.
    std::uint64_t seed = minutes > 0 ? std::random_device{}() : 7;
    std::size_t rows = 0;
    std::size_t halves = 0;
    std::size_t negative = 0;
    do {
        const std::size_t each = minutes > 0 ? 10'000 : sanitized ? 100 : 1'000;
        const auto run = [&](const auto& formula) {
            const Tally tally = run_readings(formula, seed, each);
            rows += tally.rows;
            halves += tally.halves;
            negative += tally.negative;
            ASSERT_FALSE(HasFailure()) << "seed " << seed;
        };
        for (const auto& formula : charge::catalogue()) run(formula);
        for (const auto& formula : charge::volume_catalogue()) run(formula);
        ++seed;
    } while (Clock::now() < end && !HasFailure());
    std::printf(
        "deep: %zu rows, %zu formulas, %.1f minutes asked for; "
        "%zu exact halves, %zu negative; last seed %llu\n",
        rows, charge::catalogue().size() + charge::volume_catalogue().size(), minutes, halves,
        negative, static_cast<unsigned long long>(seed - 1));
}

}  // namespace
}  // namespace kvit::test
