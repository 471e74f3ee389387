#pragma once

#include <vector>

#include "kvit/calendar/interval.hpp"
#include "kvit/premises/meter.hpp"

namespace kvit::metering::detail {

/// A meter while it served one account: facts that follow each other without a gap are one life.
struct Life {
    std::vector<const premises::Meter*> facts;  ///< in the order of their days
    Interval valid;

    const premises::Meter& first() const { return *facts.front(); }
    const MeterId& id() const { return first().id; }
    /// The fact in force on a day; on the day of removal and after it, the last one.
    const premises::Meter& on(Date day) const {
        for (const auto* fact : facts)
            if (day < fact->fact.valid.to) return *fact;
        return *facts.back();
    }
    /// The final reading is taken on the day of removal.
    bool admits(Date date) const { return date >= valid.from && date <= valid.to; }
};

/// By ids, then by the first day.
std::vector<Life> lives_of(std::vector<const premises::Meter*> meters);

}  // namespace kvit::metering::detail
