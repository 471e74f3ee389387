#pragma once

#include <vector>

#include "kvit/exchange/purpose_ids.hpp"
#include "kvit/ledger/reconciliation/registry.hpp"

namespace kvit::exchange {

/// The ids of a purpose as a row of the ledger has them, which knows nothing of rules.
inline std::vector<ledger::PurposeNumber> purpose_numbers(const std::vector<PurposeId>& ids) {
    std::vector<ledger::PurposeNumber> numbers;
    numbers.reserve(ids.size());
    for (const auto& id : ids) numbers.push_back({id.text, id.confidence});
    return numbers;
}

}  // namespace kvit::exchange
