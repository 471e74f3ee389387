// The same registries for callgrind, at the two smaller sizes: one dump each. See reconcile.sh.
#include <valgrind/callgrind.h>

#include <cstdio>
#include <string>

#include "workload/reconciled.hpp"

int main() {
    using namespace kvit::bench;
    for (const std::size_t size : {1'000U, 10'000U}) {
        const auto facts = registries_of(size);
        const std::string name = std::to_string(size);
        CALLGRIND_ZERO_STATS;
        const auto reconciled =
            kvit::ledger::reconcile(kvit::law::Policy(), facts).value_or_throw();
        CALLGRIND_DUMP_STATS_AT(name.c_str());
        std::printf("%s %s %zu\n", name.c_str(), digest_of(reconciled).c_str(), rows_of(facts));
    }
    return 0;
}
