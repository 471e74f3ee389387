#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Times of the day as text.
namespace kvit {

/// Two digits, below `end`.
inline std::optional<std::int32_t> two_digits(std::string_view text, std::int32_t end) {
    if (text.size() != 2) return std::nullopt;
    for (const char c : text)
        if (c < '0' || c > '9') return std::nullopt;
    const std::int32_t value = (text[0] - '0') * 10 + (text[1] - '0');
    return value < end ? std::optional(value) : std::nullopt;
}

/// "T23:59:59" as seconds of the day; "T24:00:00" is the end of the day.
inline std::optional<std::int32_t> time_of_day(std::string_view text) {
    if (text.size() != 9 || text[0] != 'T' || text[3] != ':' || text[6] != ':') return std::nullopt;
    const auto hours = two_digits(text.substr(1, 2), 25);
    const auto minutes = two_digits(text.substr(4, 2), 60);
    const auto seconds = two_digits(text.substr(7, 2), 60);
    if (!hours || !minutes || !seconds) return std::nullopt;
    const std::int32_t time = *hours * 3'600 + *minutes * 60 + *seconds;
    return time <= 86'400 ? std::optional(time) : std::nullopt;
}

/// "T23:59:59".
inline std::string time_of_day_text(std::int32_t seconds) {
    const auto two = [](std::int32_t value) {
        const std::string text = std::to_string(value);
        return text.size() < 2 ? '0' + text : text;
    };
    return 'T' + two(seconds / 3'600) + ':' + two(seconds / 60 % 60) + ':' + two(seconds % 60);
}

}  // namespace kvit
