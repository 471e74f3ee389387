#pragma once

#include <string>
#include <string_view>

#include "kvit/exchange/statement.hpp"
#include "kvit/format/documents.hpp"

/// The document of a statement of a bank.
namespace kvit::format {

/// What a statement held; kvit-statement/1. Its "registry" stands in "registries" of a
/// kvit-payments/1 as it is.
std::string write_statement(const exchange::StatementFile& file, Layout layout = Layout::pretty);

/// kvit-statement/1 as accounts and documents, to be written in a form of a bank. Its registry and
/// remarks, which are made of these, are known and say nothing new.
Result<exchange::StatementFile> read_statement(std::string_view json);

}  // namespace kvit::format
