#pragma once

#include <algorithm>
#include <optional>
#include <string_view>

#include "exchange/stamp.hpp"
#include "kvit/exchange/readings_profile.hpp"

/// Days and times of a table of readings.
namespace kvit::exchange {

/// A day by the formats of a profile; nothing where none fits, or two read it differently.
inline std::optional<Date> day_of(const ReadingsProfile& profile, std::string_view text) {
    std::optional<Date> day = date_of(profile.date_format, text);
    for (const auto& format : profile.date_formats) {
        const auto other = date_of(format, text);
        if (day && other && *day != *other) return std::nullopt;
        if (other) day = other;
    }
    return day;
}

/// A day with a time or alone.
struct Moment {
    Date day;
    std::optional<std::int32_t> time{};
};

inline std::optional<Moment> moment_of(const ReadingsProfile& profile, std::string_view text) {
    const auto at = text.find_first_of(" T");
    const auto day = day_of(profile, text.substr(0, at));
    if (!day) return std::nullopt;
    if (at == text.npos) return Moment{*day, {}};
    const auto time = time_of(profile.time_format, text.substr(at + 1));
    if (!time) return std::nullopt;
    return Moment{*day, time};
}

/// How a day is to be written, for messages.
inline Text like_days(const ReadingsProfile& profile) {
    std::string formats = profile.date_format;
    for (const auto& format : profile.date_formats) formats += ", " + format;
    return {"запись вида " + formats, "written as " + formats};
}

}  // namespace kvit::exchange
