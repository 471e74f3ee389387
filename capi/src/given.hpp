#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "kvit.h"
#include "kvit/calendar/date.hpp"
#include "kvit/exchange/mode.hpp"

/// What functions over files of the outside world are given, in words of C++.
namespace kvit::capi {

inline exchange::Mode mode_of(std::int32_t mode) {
    return mode == KVIT_MODE_LENIENT ? exchange::Mode::lenient : exchange::Mode::strict;
}

/// (NULL, 0) is an empty text.
inline std::string text_of(const char* data, std::size_t size) {
    return {data != nullptr ? data : "", size};
}

inline std::optional<Date> day_of(std::int32_t day) {
    return day != KVIT_DATE_OPEN ? std::optional(Date::from_days(day)) : std::nullopt;
}

}  // namespace kvit::capi
