#pragma once

#include <string>
#include <string_view>

#include "kvit/format/payments.hpp"
#include "workload/digest.hpp"
#include "workload/registries.hpp"

namespace kvit::bench {

/// Of the document without the version at its start: every row, candidate and reason.
inline std::string digest_of(const ledger::Reconciled& reconciled) {
    const auto text = format::write_reconciliation(reconciled, format::Layout::line);
    return digest_of(std::string_view(text).substr(text.find("\"policy\"")));
}

inline std::size_t rows_of(const ledger::PaymentsCase& facts) {
    std::size_t rows = 0;
    for (const auto& registry : facts.registries) rows += registry.rows.size();
    return rows;
}

}  // namespace kvit::bench
