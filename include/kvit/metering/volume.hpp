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

/// The reading up to which a meter has been billed.
struct BilledReading {
    MeterId meter;
    Date date;
    Decimal value;
    std::string path{};  ///< where it stood in its document, for messages; no part of its value

    friend bool operator==(const BilledReading& a, const BilledReading& b) {
        return a.meter == b.meter && a.date == b.date && a.value == b.value;
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
