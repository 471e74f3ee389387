#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kvit/ledger/reconciliation/reconciled.hpp"
#include "ledger/reconciliation/fact_set.hpp"

namespace kvit::ledger {

/// A row on its way to what it becomes.
struct RowInWork {
    StandingRow said;
    std::string id;                          ///< "agent/operation"
    std::optional<std::uint32_t> account{};  ///< its place in the index
    Money moved{};                           ///< by claims
    Money reversed{};                        ///< by reversals of the agent
    ReconciledRow result{};

    const RegistryRow& row() const { return *said.fact.row; }
    bool stands() const { return said.standing == RowStanding::stands; }
    bool earlier() const { return said.fact.registry == nullptr; }
    Money left() const { return row().amount - moved - reversed; }
};

/// All rows, and those that stand by their ids.
class RowsInWork {
  public:
    explicit RowsInWork(std::vector<StandingRow> facts);

    std::vector<RowInWork>& rows() { return rows_; }
    /// nullptr: no row of this operation stands.
    RowInWork* find(std::string_view id);
    /// nullptr also where it is no payment.
    RowInWork* find_payment(std::string_view id) {
        RowInWork* row = find(id);
        return row != nullptr && row->row().kind == RowKind::payment ? row : nullptr;
    }

  private:
    std::vector<RowInWork> rows_;
    std::unordered_map<std::string_view, std::size_t> by_id_;
};

}  // namespace kvit::ledger
