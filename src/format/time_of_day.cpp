#include "format/time_of_day.hpp"

namespace kvit::format {
namespace {

/// Two digits below `end`.
std::optional<std::int32_t> two_digits(std::string_view text, std::int32_t end) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.size() < 2 || !digit(text[0]) || !digit(text[1])) return std::nullopt;
    const std::int32_t value = (text[0] - '0') * 10 + (text[1] - '0');
    return value < end ? std::optional(value) : std::nullopt;
}

std::optional<std::int32_t> seconds_of(std::string_view text) {
    if (text.size() != 8 || text[2] != ':' || text[5] != ':') return std::nullopt;
    const auto hours = two_digits(text, 24);
    const auto minutes = two_digits(text.substr(3), 60);
    const auto seconds = two_digits(text.substr(6), 60);
    if (!hours || !minutes || !seconds) return std::nullopt;
    return *hours * 3600 + *minutes * 60 + *seconds;
}

}  // namespace

std::optional<std::int32_t> read_time_of_day(json::ObjectReader& r, std::string_view key) {
    const auto text = r.optional_text(key);
    if (!text) return std::nullopt;
    const auto seconds = seconds_of(*text);
    if (!seconds)
        r.fail(key, ErrorCode::bad_text, '"' + *text + '"',
               {"время \"ЧЧ:ММ:СС\"", "a time \"HH:MM:SS\""});
    return seconds;
}

std::string time_of_day_text(std::int32_t seconds) {
    const auto two = [](std::int32_t value) {
        const std::string text = std::to_string(value);
        return text.size() < 2 ? "0" + text : text;
    };
    return two(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60);
}

}  // namespace kvit::format
