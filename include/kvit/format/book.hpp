#pragma once

#include <string>
#include <string_view>

#include "kvit/format/documents.hpp"
#include "kvit/ledger/book/book.hpp"

/// The documents of the ledger.
namespace kvit::format {

/// kvit-book/1, with everything that `ledger::check` finds.
Result<ledger::BookCase> read_book_case(std::string_view json);

/// Balances month after month, turnover sheets and marked debts, kvit-turnover/1.
std::string write_book(const ledger::Book& book, Layout layout = Layout::pretty);

}  // namespace kvit::format
