#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "format/json/reader.hpp"

namespace kvit::format {

/// "HH:MM:SS" as seconds of the day; none if it is absent.
std::optional<std::int32_t> read_time_of_day(json::ObjectReader& r, std::string_view key);
std::string time_of_day_text(std::int32_t seconds);

}  // namespace kvit::format
