#pragma once

#include <string>
#include <string_view>

#include "kvit/format/documents.hpp"
#include "kvit/ledger/reconciliation/reconciled.hpp"

/// The documents of reconciliation.
namespace kvit::format {

/// kvit-payments/1, with everything that `ledger::check` finds.
Result<ledger::PaymentsCase> read_payments_case(std::string_view json);

/// What each row became, the payments and take-backs of an allocation, kvit-reconciliation/1.
std::string write_reconciliation(const ledger::Reconciled& reconciled,
                                 Layout layout = Layout::pretty);

}  // namespace kvit::format
