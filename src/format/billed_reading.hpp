#pragma once

#include "format/claims.hpp"
#include "format/json/reader.hpp"
#include "format/json/value.hpp"
#include "kvit/metering/billed_reading.hpp"

namespace kvit::format {

/// One entry of "meters" of an opening.
metering::BilledReading read_billed_reading(json::ObjectReader& r, IdClaims& meters);
json::Object billed_reading_object(const metering::BilledReading& reading);

}  // namespace kvit::format
