#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kvit/base/result.hpp"
#include "kvit/calendar/month.hpp"
#include "kvit/premises/house.hpp"
#include "kvit/trace/source.hpp"

namespace kvit::metering {

/// An earlier reading that an average may start from.
struct PastReading {
    Date date;
    premises::RegisterValues values;

    friend bool operator==(const PastReading&, const PastReading&) = default;
};

/// What a month has to know of a meter: the reading up to which it has been billed, and what an
/// average is made from.
struct BilledReading {
    MeterId meter;
    Date date;
    premises::RegisterValues values;
    int average_periods = 0;  ///< расчётных периодов подряд по среднему, up to this month
    std::vector<PastReading> history{};  ///< before `date`, at most `history_months` back, by date
    std::string path{};  ///< where it stood in its document, for messages; no part of its value

    friend bool operator==(const BilledReading& a, const BilledReading& b) {
        return a.meter == b.meter && a.date == b.date && a.values == b.values &&
               a.average_periods == b.average_periods && a.history == b.history;
    }
};

/// A volume by meter: the sum over all meters of the service, and how it came about.
struct MeteredVolume {
    Decimal value;
    trace::Source source;
    Date from = Date::open_end();  ///< date of the earliest reading that a difference starts with
    std::vector<BilledReading> billed;  ///< what the next month starts from
};

/// Difference of readings of a month, summed over the meters of a service. Facts about one meter
/// that follow each other are one life of it. A life ends the month with its last reading (the
/// final one is taken on the day of removal, also on the first day of the month) and starts it with
/// the reading billed before
/// (`billed`, in the order of meter ids), or else its last earlier reading, or else its reading at
/// installation; a meter installed in the month and not read again has used nothing. Nullopt where
/// some meter has no reading in the month. Errors: `reading_decreased`, `contradiction`,
/// `no_starting_reading`, `overflow`.
Result<std::optional<MeteredVolume>> difference_of_readings(
    const std::vector<const premises::Meter*>& meters,
    const std::vector<const premises::Reading*>& readings, std::span<const BilledReading> billed,
    Month month);

}  // namespace kvit::metering
