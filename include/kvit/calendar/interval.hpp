#pragma once

#include <algorithm>

#include "kvit/calendar/date.hpp"

namespace kvit {

/// Interval — полуинтервал дат [from, to): the first day belongs to it, the last one does not.
/// The default is all of time.
struct Interval {
    Date from = Date::open_start();
    Date to = Date::open_end();

    constexpr bool empty() const { return to <= from; }
    constexpr bool contains(Date date) const { return from <= date && date < to; }
    constexpr bool contains(Interval other) const { return from <= other.from && other.to <= to; }
    constexpr bool overlaps(Interval other) const { return from < other.to && other.from < to; }
    /// Days of a bounded interval; 0 if it is empty.
    constexpr int days() const { return empty() ? 0 : to - from; }
    constexpr Interval intersect(Interval other) const {
        return {std::max(from, other.from), std::min(to, other.to)};
    }
    friend constexpr bool operator==(const Interval&, const Interval&) = default;
};

}  // namespace kvit
