#pragma once

#include <vector>

#include "audit/sides.hpp"

namespace kvit::audit {

/// A part of a line's days.
struct Portion {
    const charge::ChargeLine* line = nullptr;  ///< null: no line has these days
    std::int64_t days = 1;
    std::int64_t of_days = 1;  ///< of the line

    bool whole() const { return days == of_days; }
};

/// The same days on both bills.
struct Piece {
    Portion before;
    Portion after;
};

/// Whether lines of one side share no day, so that the lines of both sides can be cut alike.
bool can_cut(const Lines& lines);

/// Lines of both sides cut where either is cut; days are counted from the first of the month, and
/// its end is its end whether it has 30 days or 31.
std::vector<Piece> cut(const Lines& before, const Lines& after);

/// Whether both lines hold on the same days of their months.
bool same_days(const charge::ChargeLine& before, const charge::ChargeLine& after);

}  // namespace kvit::audit
