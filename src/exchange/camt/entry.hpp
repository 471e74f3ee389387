#pragma once

#include <optional>
#include <vector>

#include "exchange/camt/piece.hpp"

namespace kvit::exchange {

/// What an entry (Ntry) moves on the account.
struct CamtEntry {
    CamtSum sum;
    bool credit = false;
    bool booked = false;
    std::vector<StatementDocument> documents{};
};

/// Reads an entry: one document, or one for each of its details where all of them have sums in the
/// currency of the entry, which they give then to the last unit. Nothing after an error.
std::optional<CamtEntry> read_entry(const Piece& piece, bool names);

}  // namespace kvit::exchange
