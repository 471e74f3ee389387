// Penalties of the workload for callgrind: one dump for each practice, named after it. See
// penalties.sh.
#include <valgrind/callgrind.h>

#include <cstdio>
#include <string>

#include "formula_pairs.hpp"
#include "penalty_practices.hpp"

int main() {
    using namespace kvit::bench;
    const PenaltyWorkload workload(20'000);
    std::printf("rows %zu\n", workload.rows());
    std::vector<std::int64_t> penalty(workload.rows());
    for (const auto& practice : penalty_practices()) {
        const auto plan = plan_of(practice);
        CALLGRIND_ZERO_STATS;
        plan.run(workload.columns(), {.penalty = penalty});
        CALLGRIND_DUMP_STATS_AT(std::string(practice.name).c_str());
        std::printf("%s %016llx\n", std::string(practice.name).c_str(),
                    static_cast<unsigned long long>(digest(penalty)));
    }
    return 0;
}
