#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kvit/base/error.hpp"
#include "kvit/metering/meter_month.hpp"
#include "metering/life.hpp"

namespace kvit::metering::detail {

/// A reading that a difference starts or ends with.
struct Mark {
    Date date;
    premises::RegisterValues values;
    std::string fact;  ///< id of the fact, if a fact states it
    trace::Reference reference;
    std::string path;  ///< of the reading in its document; empty for an opening
    premises::ReadingTaken taken = premises::ReadingTaken::consumer;
};

/// The readings of one life that count, before the end of the month.
struct Marks {
    std::vector<Mark> before;  ///< up to the start, by date; the start is the last of them
    std::vector<Mark> after;   ///< later ones, by date: admitted and not billed yet
    const BilledReading* billed = nullptr;  ///< what the opening says of this life

    const Mark* start() const { return before.empty() ? nullptr : &before.back(); }
    /// The last reading of the month; null if there is none.
    const Mark* end(Month month) const;
};

/// Gathers the marks of a life. A reading on a day in whose condition no difference may be billed
/// does not count, except on the first such day, which ends what was counted before.
Marks marks_of(const Life& life, const MeterQuestion& question, Errors& errors);

/// What the registers counted between two readings; null, and an error, where a register fell and
/// neither a roll-over nor a check that gives back explains it.
std::optional<std::vector<RegisterSpan>> counted(const Life& life, const Mark& from, const Mark& to,
                                                 const MeterQuestion& question, Errors& errors);

}  // namespace kvit::metering::detail
