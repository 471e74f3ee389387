#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "kvit/calendar/month.hpp"

/// Days, times and months in the formats of files: DD, MM, YY, YYYY, HH, SS, and signs.
namespace kvit::exchange {

enum class StampKind : std::uint8_t { date, time, month };

/// Whether a format says all of what it is for, and each once.
bool is_format(std::string_view format, StampKind kind);

std::optional<Date> date_of(std::string_view format, std::string_view text);
/// Seconds of the day.
std::optional<std::int32_t> time_of(std::string_view format, std::string_view text);
std::optional<Month> month_of(std::string_view format, std::string_view text);

}  // namespace kvit::exchange
