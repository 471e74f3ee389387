#pragma once

#include <optional>
#include <vector>

#include "ledger/allocation/open_account.hpp"

namespace kvit::ledger {

/// A payment with the places of its parts, while it may still be taken back.
struct Placed {
    AllocatedPayment outcome;
    std::vector<PlacedPart> parts;
    std::optional<std::size_t> account;
    // What of it is still where it went.
    Money advance;
    Money unallocated;

    Money left() const {
        Money left = advance + unallocated;
        for (const PlacedPart& placed : parts) left += placed.part.amount;
        return left;
    }
};

}  // namespace kvit::ledger
