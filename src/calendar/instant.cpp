#include "kvit/calendar/instant.hpp"

#include "calendar/clock.hpp"
#include "kvit/calendar/time_zone.hpp"

namespace kvit {
namespace {

constexpr std::int32_t hour = 3'600;

/// "Z" is 0, "+05:00" is 18000 seconds.
std::optional<std::int32_t> offset_of(std::string_view text) {
    if (text == "Z") return 0;
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':')
        return std::nullopt;
    const auto hours = two_digits(text.substr(1, 2), 15);
    const auto minutes = two_digits(text.substr(4, 2), 60);
    if (!hours || !minutes) return std::nullopt;
    const std::int32_t seconds = *hours * hour + *minutes * 60;
    return text[0] == '-' ? -seconds : seconds;
}

}  // namespace

std::optional<Instant> Instant::parse(std::string_view text) {
    if (text.size() < 20) return std::nullopt;
    const auto date = Date::parse(text.substr(0, 10));
    const auto second = time_of_day(text.substr(10, 9));
    const auto offset = offset_of(text.substr(19));
    if (!date || !second || *second == seconds_per_day || !offset) return std::nullopt;
    return Instant{std::int64_t{date->days()} * seconds_per_day + *second - *offset};
}

std::string Instant::to_string() const {
    // Floored, so that the second of the day is never below zero.
    const std::int64_t rest = (seconds % seconds_per_day + seconds_per_day) % seconds_per_day;
    const auto day = static_cast<std::int32_t>((seconds - rest) / seconds_per_day);
    return Date::from_days(day).to_string() + time_of_day_text(static_cast<std::int32_t>(rest)) +
           'Z';
}

}  // namespace kvit
