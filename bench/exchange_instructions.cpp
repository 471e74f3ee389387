// The same files for callgrind, smaller: one dump each. See exchange.sh.
#include <valgrind/callgrind.h>

#include <cstdio>
#include <string>

#include "workload/digest.hpp"
#include "workload/files.hpp"

int main() {
    using namespace kvit::bench;
    for (const auto& kind : file_kinds) {
        kind.read(kind.make(1), false);  // what is made once: a profile
        for (const std::size_t rows : {100U, 1'000U}) {
            const std::string file = kind.make(rows);
            const std::string name = std::string(kind.name) + '/' + std::to_string(rows);
            CALLGRIND_ZERO_STATS;
            kind.read(file, false);
            CALLGRIND_DUMP_STATS_AT(name.c_str());
            std::printf("%s %s %zu\n", name.c_str(), digest_of(kind.read(file, true)).c_str(),
                        file.size());
        }
    }
    return 0;
}
