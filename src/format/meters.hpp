#pragma once

#include "format/fact.hpp"
#include "format/json/reader.hpp"
#include "kvit/premises/meter.hpp"

namespace kvit::format {

/// One entry of "meters".
premises::Meter read_meter(json::ObjectReader& r, FactReader& facts);
/// One entry of "meter_states".
premises::MeterState read_meter_state(json::ObjectReader& r, FactReader& facts);
/// One entry of "readings". How many digits its meter has is checked where the meter is known.
premises::Reading read_reading(json::ObjectReader& r, FactReader& facts);

}  // namespace kvit::format
