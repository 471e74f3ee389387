#pragma once

#include <optional>
#include <string_view>

#include "format/json/reader.hpp"
#include "kvit/calendar/time_zone.hpp"

namespace kvit::format {

/// "2021-05-10T23:59:59+03:00": a time without its offset is refused.
Instant read_instant(json::ObjectReader& r, std::string_view key);
std::optional<Instant> read_optional_instant(json::ObjectReader& r, std::string_view key);
/// "2021-05-10T24:00:00" by the clocks of a programme, or "2021-05-10", the beginning of the day.
LocalTime read_local_time(json::ObjectReader& r, std::string_view key);

}  // namespace kvit::format
