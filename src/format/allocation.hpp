#pragma once

#include <string_view>

#include "format/json/reader.hpp"
#include "format/json/value.hpp"
#include "kvit/ledger/allocation/allocated.hpp"

/// What documents about allocated payments have in common.
namespace kvit::format {

/// Everything of kvit-allocation/1 but its schema.
void read_allocation_facts(json::ObjectReader& r, ledger::AllocationCase& facts);

/// A result that begins with who found it, by which rules, from which case, known when.
json::Object allocation_head(std::string_view schema, const ledger::Allocated& allocated);
json::Object allocation_totals(const ledger::AllocatedTotals& totals);
/// Practices, decisions, sources.
void add_allocation_basis(json::Object& object, const ledger::Allocated& allocated);

}  // namespace kvit::format
