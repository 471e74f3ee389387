// Valid houses with one field changed: a correct bill or a clear error, and nothing else.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <map>
#include <random>

#include "unit/mutation/compare.hpp"
#include "unit/mutation/generator.hpp"
#include "unit/mutation/schema.hpp"
#include "unit/mutation/trial.hpp"
#include "unit/sanitized.hpp"

namespace kvit::test::mutation {
namespace {

std::optional<std::uint64_t> from_environment(const char* name) {
    const char* text = std::getenv(name);
    if (text == nullptr) return std::nullopt;
    return std::strtoull(text, nullptr, 10);
}

/// What many trials came to.
struct Tally {
    std::size_t trials = 0;
    std::size_t bills = 0;
    std::map<std::string, int> not_modelled;
    std::map<std::string, std::map<std::string, int>> table;  ///< mutation, result
    std::map<std::string, int> refused;  ///< result, path: what the clerk would have billed
    std::set<std::string> keys;

    void add(const Trial& trial) {
        ++trials;
        ++table[trial.mutation][trial.result];
        if (trial.result.ends_with("bill")) ++bills;
        if (!trial.not_modelled.empty()) ++not_modelled[trial.not_modelled];
        if (!trial.refused.empty()) ++refused[trial.mutation + " " + trial.result];
        keys.insert(trial.keys.begin(), trial.keys.end());
    }
    void print(std::ostream& out) const {
        for (const auto& [mutation, results] : table) {
            out << mutation << "\n";
            for (const auto& [result, count] : results)
                out << "    " << count << "\t" << result << "\n";
        }
        for (const auto& [what, count] : refused)
            out << "kvit alone refuses: " << count << "\t" << what << "\n";
        for (const auto& [why, count] : not_modelled)
            out << "not modelled: " << count << "\t" << why << "\n";
    }
};

TEST(Mutation, OneFieldChangedGivesACorrectBillOrAClearError) {
    if (const auto seed = from_environment("KVIT_SEED")) {
        const Trial trial = try_seed(*seed);
        std::cout << trial.describe() << "\n";
        EXPECT_TRUE(trial.failures.empty());
        return;
    }
    const std::uint64_t seeds = from_environment("KVIT_SEEDS").value_or(2'200);
    const std::uint64_t base = from_environment("KVIT_SEED_BASE").value_or(0);
    Tally tally;
    int shown = 0;
    for (std::uint64_t seed = base; seed < base + seeds; ++seed) {
        const Trial trial = try_seed(seed);
        tally.add(trial);
        if (!trial.failures.empty() && ++shown <= 60) ADD_FAILURE() << trial.describe();
    }
    EXPECT_EQ(shown, 0) << "failed seeds";
    std::cout << tally.trials << " seeds from " << base << ", " << tally.bills << " bills\n";
    if (std::getenv("KVIT_TABLE") != nullptr) tally.print(std::cout);

    int not_modelled = 0;
    for (const auto& [why, count] : tally.not_modelled) not_modelled += count;
    EXPECT_LE(not_modelled * 100, static_cast<int>(tally.bills) * 3);
    if (seeds < 2'200) return;
    for (const auto& mutation : catalogue())
        EXPECT_TRUE(tally.table.contains(mutation.name)) << "never applied: " << mutation.name;
    for (const char* document : {"house", "tariffs", "policy", "opening"})
        for (const auto& key : Schemas::all().keys(document))
            EXPECT_TRUE(tally.keys.contains(std::string(document) + ":" + key))
                << "never changed: " << document << ":" << key;
}

/// A long run has seeds of its own, a short one always the same: tests/run deep MINUTES.
TEST(MutationDeep, FreshSeeds) {
    using Clock = std::chrono::steady_clock;
    const char* asked = std::getenv("KVIT_DEEP_MINUTES");
    const double minutes = asked == nullptr ? 0 : std::strtod(asked, nullptr);
    const auto end = Clock::now() + std::chrono::duration<double, std::ratio<60>>(minutes);
    const std::uint64_t base = minutes > 0 ? std::random_device{}() : 1'000'000;
    std::cout << "seeds from " << base << "\n";
    std::uint64_t seed = base;
    do {
        const Trial trial = try_seed(seed++);
        ASSERT_TRUE(trial.failures.empty()) << trial.describe();
    } while (Clock::now() < end || seed < base + (test::sanitized ? 20 : 100));
    std::cout << seed - base << " seeds\n";
}

TEST(Mutation, TheClerkAndKvitAgreeOnValidHouses) {
    const std::uint64_t base = from_environment("KVIT_SEED_BASE").value_or(0);
    for (std::uint64_t seed = base; seed < base + (test::sanitized ? 50 : 500); ++seed) {
        const Docs docs = valid_docs(seed);
        const Outcome outcome = run(docs);
        ASSERT_TRUE(outcome.closed) << "seed " << seed << ": " << outcome.bytes;
        for (const auto& difference : differences(*outcome.closed, bills_by_clerk(docs)))
            ADD_FAILURE() << "seed " << seed << ": " << difference;
        for (const auto& [name, document] : docs.root.items())
            EXPECT_EQ(Schemas::all().why_not(name, document), "") << "seed " << seed << " " << name;
    }
}

}  // namespace
}  // namespace kvit::test::mutation
