#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "kvit/format/payments.hpp"
#include "workload/registries.hpp"

namespace kvit::bench {

/// FNV-1a of the document without the version at its start: every row, candidate and reason.
inline std::string digest_of(const ledger::Reconciled& reconciled) {
    std::uint64_t hash = 0xCBF2'9CE4'8422'2325;
    const auto text = format::write_reconciliation(reconciled, format::Layout::line);
    for (const char c : std::string_view(text).substr(text.find("\"policy\""))) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x0000'0100'0000'01B3;
    }
    char shown[32];
    std::snprintf(shown, sizeof shown, "%016llx", static_cast<unsigned long long>(hash));
    return shown;
}

inline std::size_t rows_of(const ledger::PaymentsCase& facts) {
    std::size_t rows = 0;
    for (const auto& registry : facts.registries) rows += registry.rows.size();
    return rows;
}

}  // namespace kvit::bench
