// The same pairs for callgrind: one dump for each side of a pair, named after it. See
// instructions.sh.
#include <valgrind/callgrind.h>

#include <cstdio>
#include <string>

#include "formula_pairs.hpp"

namespace kvit::bench {
namespace {

constexpr std::size_t rows = 20'000;
bool all_equal = true;

template <std::size_t N, class Row>
std::uint64_t measured(const std::string& name, const Table<N>& table, Row row) {
    std::vector<std::int64_t> kopecks(rows);
    CALLGRIND_ZERO_STATS;
    each_row(table, kopecks, row);
    CALLGRIND_DUMP_STATS_AT(name.c_str());
    return digest(kopecks);
}

template <class F, class D, class Hand>
void measure_pair(const std::string& name, Hand hand) {
    const auto table = table_of<F, D>(rows, Refused::a_few);
    const auto of_kernel = measured(name + " kernel", table, Kernel<F, D>{});
    const auto of_hand = measured(name + " by_hand", table, hand);
    all_equal = all_equal && of_kernel == of_hand;
    std::printf("%s %016llx %s\n", name.c_str(), static_cast<unsigned long long>(of_kernel),
                of_kernel == of_hand ? "equal" : "DIFFERENT");
}

}  // namespace
}  // namespace kvit::bench

int main() {
    using namespace kvit::bench;
    std::printf("rows %zu\n", rows);
    each_pair([]<class F>(std::string_view name, auto narrow_by_hand, auto wide_by_hand) {
        measure_pair<F, Narrow>("narrow/" + std::string(name), narrow_by_hand);
        measure_pair<F, Wide>("wide/" + std::string(name), wide_by_hand);
    });
    return all_equal ? 0 : 1;
}
