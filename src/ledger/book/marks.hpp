#pragma once

#include <span>
#include <vector>

#include "kvit/ledger/book/book.hpp"

namespace kvit::ledger {

/// The debts among the rows of a month, each with the mark that counts for it on a day. Of several
/// marks the first of `DebtMarkKind` counts, so that every kopeck stands under one of them.
std::vector<MarkedDebt> marked_debts(const BookMonth& month, std::span<const DebtMark> marks,
                                     Date on);

}  // namespace kvit::ledger
