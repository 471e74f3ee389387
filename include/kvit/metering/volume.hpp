#pragma once

#include <cstdint>
#include <optional>
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

    friend bool operator==(const BilledReading&, const BilledReading&) = default;
};

/// A volume by meter: the sum over all meters of the service, and how it came about.
struct MeteredVolume {
    Decimal value;
    trace::Source source;
    Date from = Date::open_end();  ///< date of the earliest reading that a difference starts with
    std::vector<BilledReading> billed;  ///< what the next month starts from
};

/// Difference of readings of a month: the last reading inside the month less the last one billed
/// before it (from the opening), or, for a meter never billed, less its last earlier reading or its
/// reading at installation. Nullopt where some meter has no reading in the month.
/// Errors: `reading_decreased`, `no_starting_reading`.
Result<std::optional<MeteredVolume>> difference_of_readings(
    const std::vector<const premises::Meter*>& meters,
    const std::vector<const premises::Reading*>& readings, const std::vector<BilledReading>& billed,
    Month month);

}  // namespace kvit::metering
