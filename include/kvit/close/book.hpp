#pragma once

#include <span>

#include "kvit/close/close.hpp"
#include "kvit/ledger/book/book_case.hpp"

namespace kvit::close {

/// The book of closed months: the balances that the first of them began with, and every posting of
/// every bill. The months of each house follow each other; houses may be mixed. What closes a book
/// is what the last months closed with.
///
/// Errors: `contradiction` where a month is missing, comes twice, or does not begin with what the
/// one before closed with.
Result<ledger::BookCase> book_of(std::span<const Closed* const> months);

}  // namespace kvit::close
