// The same payments for callgrind: one dump for kvit, one for the loop by hand. See allocation.sh.
#include <valgrind/callgrind.h>

#include <cstdio>

#include "allocation_by_hand.hpp"
#include "formula_pairs.hpp"
#include "kvit/format/documents.hpp"

int main() {
    using namespace kvit;
    using namespace kvit::bench;
    const allocation::Workload workload(500);
    std::printf("rows %zu\n", workload.payments.size());
    const law::LawBook law = format::built_in_law().value_or_throw();
    const law::Policy policy;
    const auto print = [](const char* name, const std::vector<std::int64_t>& paid) {
        std::printf("%s %016llx\n", name, static_cast<unsigned long long>(digest(paid)));
    };

    CALLGRIND_ZERO_STATS;
    const auto allocated = ledger::allocate_payments(law, policy, workload.facts).value_or_throw();
    CALLGRIND_DUMP_STATS_AT("kvit");
    print("kvit", allocation::paid_of(allocated));

    CALLGRIND_ZERO_STATS;
    const auto paid = allocation::ByHand().run(workload);
    CALLGRIND_DUMP_STATS_AT("by_hand");
    print("by_hand", paid);
    return 0;
}
