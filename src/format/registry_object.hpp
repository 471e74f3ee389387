#pragma once

#include "format/json/value.hpp"
#include "kvit/ledger/reconciliation/registry.hpp"

namespace kvit::format {

/// A registry as kvit-payments/1 reads it.
json::Object registry_object(const ledger::Registry& registry);

}  // namespace kvit::format
