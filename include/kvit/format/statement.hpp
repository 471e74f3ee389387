#pragma once

#include <string>

#include "kvit/exchange/statement.hpp"
#include "kvit/format/documents.hpp"

/// The document of a statement of a bank.
namespace kvit::format {

/// What a statement held; kvit-statement/1. Its "registry" stands in "registries" of a
/// kvit-payments/1 as it is.
std::string write_statement(const exchange::StatementFile& file, Layout layout = Layout::pretty);

}  // namespace kvit::format
