#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "kvit/ledger/reconciliation/payments_case.hpp"

namespace kvit::ledger {

/// A row with the registry that held it, or one that was accepted earlier.
struct RowFact {
    const RegistryRow* row;
    const std::string* agent;
    const Registry* registry;   ///< nullptr: accepted earlier
    const EarlierRow* earlier;  ///< nullptr: of a registry
    std::string account;        ///< as written, plain
};

/// How a fact stands to the others of its operation.
enum class RowStanding : std::uint8_t {
    stands,
    repeats,     ///< the same operation in another registry
    contradicts  ///< the same operation with another content
};

struct StandingRow {
    RowFact fact;
    RowStanding standing;
    std::size_t first;  ///< the place of the fact of the same operation that came first
};

/// The set of facts, whatever the order in which they come and how often they are said. Of an
/// operation the row stands that was accepted earlier, or else that of the first registry (by its
/// day and id); where that registry itself says two things, none stands. In the order of payment:
/// day, time, agent, operation, then earlier rows and registries by day and id.
std::vector<StandingRow> fact_set(const PaymentsCase& facts);

}  // namespace kvit::ledger
