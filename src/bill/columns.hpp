#pragma once

#include "kvit/bill/balance.hpp"

namespace kvit::bill {

/// The column of a balance that a posting belongs to. `Row` is anything with these columns.
template <class Row>
Money& column_of(Row& row, const Posting& posting) {
    if (posting.kind == PostingKind::charge || posting.kind == PostingKind::recalculation)
        return row.charged;
    return is_paid(posting.kind) ? row.paid : row.corrected;
}

/// With the sign of its column: what is paid lowers the balance.
inline Money signed_for(const Posting& posting) {
    return is_paid(posting.kind) ? -posting.amount : posting.amount;
}

}  // namespace kvit::bill
