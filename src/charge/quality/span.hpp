#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "kvit/base/text.hpp"
#include "kvit/premises/quality.hpp"

/// Local time in seconds: breaks are counted by hours, and days here have 24 of them.
namespace kvit::charge::detail {

inline constexpr std::int64_t hour_seconds = 3'600;
inline constexpr std::int64_t day_seconds = 24 * hour_seconds;

/// Half-open, in seconds since 1970-01-01 00:00 local time.
struct Span {
    std::int64_t from = 0;
    std::int64_t to = 0;

    std::int64_t length() const { return std::max<std::int64_t>(to - from, 0); }
    Span intersect(Span other) const {
        return {std::max(from, other.from), std::min(to, other.to)};
    }
};

using Spans = std::vector<Span>;

inline std::int64_t second_of(Date day) { return std::int64_t{day.days()} * day_seconds; }
inline Date day_of(std::int64_t second) {
    const std::int64_t days =
        second >= 0 ? second / day_seconds : -((day_seconds - 1 - second) / day_seconds);
    return Date::from_days(static_cast<std::int32_t>(days));
}
inline Span span_of(const premises::QualityBreach& breach) {
    const auto at = [](const premises::Moment& moment) {
        return second_of(moment.date) + moment.second;
    };
    return {at(breach.begin), breach.end ? at(*breach.end) : second_of(Date::open_end())};
}

/// The parts of a span inside others, which do not overlap.
inline Spans inside(Span span, const Spans& within) {
    Spans parts;
    for (const auto& each : within)
        if (const auto part = span.intersect(each); part.length() > 0) parts.push_back(part);
    return parts;
}
inline std::int64_t length_of(const Spans& spans) {
    std::int64_t sum = 0;
    for (const auto& span : spans) sum += span.length();
    return sum;
}

/// "14 ч 30 мин", "14 h 30 min", to the second where it matters.
inline std::string duration_text(std::int64_t seconds, Language language) {
    const bool russian = language == Language::ru;
    std::string text;
    const auto add = [&](std::int64_t count, const char* ru, const char* en) {
        if (count == 0) return;
        text += (text.empty() ? "" : " ") + std::to_string(count) + (russian ? ru : en);
    };
    add(seconds / hour_seconds, " ч", " h");
    add(seconds / 60 % 60, " мин", " min");
    add(seconds % 60, " с", " s");
    if (text.empty()) text = russian ? "0 ч" : "0 h";
    return text;
}

}  // namespace kvit::charge::detail
