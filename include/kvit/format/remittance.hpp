#pragma once

#include <string>
#include <string_view>

#include "kvit/format/documents.hpp"
#include "kvit/ledger/remittance_case.hpp"

/// The documents of remittances.
namespace kvit::format {

/// kvit-remittance/1, with everything that `ledger::check` finds in its payments and contracts.
Result<ledger::RemittanceCase> read_remittance_case(std::string_view json);

/// What is passed on to each creditor of each day, kvit-remittance-result/1.
std::string write_remittance(const ledger::Remitted& remitted, Layout layout = Layout::pretty);

}  // namespace kvit::format
