#include "ledger/reconciliation/payments.hpp"

#include <utility>

namespace kvit::ledger {

RowsInWork::RowsInWork(std::vector<StandingRow> facts) {
    rows_.reserve(facts.size());
    for (StandingRow& fact : facts) {
        RowInWork row{.said = std::move(fact), .id = {}};
        row.id = OperationKey{*row.said.fact.agent, row.row().operation}.id();
        rows_.push_back(std::move(row));
    }
    // The ids do not move any more.
    for (std::size_t i = 0; i < rows_.size(); ++i)
        if (rows_[i].stands()) by_id_.emplace(rows_[i].id, i);
}

RowInWork* RowsInWork::find(std::string_view id) {
    const auto at = by_id_.find(id);
    return at == by_id_.end() ? nullptr : &rows_[at->second];
}

}  // namespace kvit::ledger
