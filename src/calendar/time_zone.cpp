// Offsets of the zones of Russia as the tz database (2024a) has them since 2014-10-26.
#include "kvit/calendar/time_zone.hpp"

#include <algorithm>
#include <array>

#include "calendar/clock.hpp"

namespace kvit {
namespace {

constexpr std::int64_t hour = 3'600;

/// Clocks were put right at 2 o'clock of the night, by the offset before.
constexpr ZoneOffset since(int year, int month, int day, std::int32_t before, std::int32_t hours) {
    const std::int64_t midnight =
        std::int64_t{Date::from_civil(year, month, day).days()} * seconds_per_day;
    return {{midnight + (2 - before) * hour}, hours};
}

constexpr ZoneOffset anadyr[] = {since(2014, 10, 26, 12, 12)};
constexpr ZoneOffset astrakhan[] = {since(2014, 10, 26, 4, 3), since(2016, 3, 27, 3, 4)};
constexpr ZoneOffset barnaul[] = {since(2014, 10, 26, 7, 6), since(2016, 3, 27, 6, 7)};
constexpr ZoneOffset chita[] = {since(2014, 10, 26, 10, 8), since(2016, 3, 27, 8, 9)};
constexpr ZoneOffset irkutsk[] = {since(2014, 10, 26, 9, 8)};
constexpr ZoneOffset kaliningrad[] = {since(2014, 10, 26, 3, 2)};
constexpr ZoneOffset kamchatka[] = {since(2014, 10, 26, 12, 12)};
constexpr ZoneOffset krasnoyarsk[] = {since(2014, 10, 26, 8, 7)};
constexpr ZoneOffset magadan[] = {since(2014, 10, 26, 12, 10), since(2016, 4, 24, 10, 11)};
constexpr ZoneOffset moscow[] = {since(2014, 10, 26, 4, 3)};
constexpr ZoneOffset novokuznetsk[] = {since(2014, 10, 26, 7, 7)};
constexpr ZoneOffset novosibirsk[] = {since(2014, 10, 26, 7, 6), since(2016, 7, 24, 6, 7)};
constexpr ZoneOffset omsk[] = {since(2014, 10, 26, 7, 6)};
constexpr ZoneOffset sakhalin[] = {since(2014, 10, 26, 11, 10), since(2016, 3, 27, 10, 11)};
constexpr ZoneOffset samara[] = {since(2014, 10, 26, 4, 4)};
constexpr ZoneOffset saratov[] = {since(2014, 10, 26, 4, 3), since(2016, 12, 4, 3, 4)};
constexpr ZoneOffset srednekolymsk[] = {since(2014, 10, 26, 12, 11)};
constexpr ZoneOffset tomsk[] = {since(2014, 10, 26, 7, 6), since(2016, 5, 29, 6, 7)};
constexpr ZoneOffset ulyanovsk[] = {since(2014, 10, 26, 4, 3), since(2016, 3, 27, 3, 4)};
constexpr ZoneOffset vladivostok[] = {since(2014, 10, 26, 11, 10)};
constexpr ZoneOffset volgograd[] = {since(2014, 10, 26, 4, 3), since(2018, 10, 28, 3, 4),
                                    since(2020, 12, 27, 4, 3)};
constexpr ZoneOffset yakutsk[] = {since(2014, 10, 26, 10, 9)};
constexpr ZoneOffset yekaterinburg[] = {since(2014, 10, 26, 6, 5)};

struct Row {
    std::string_view name;
    std::span<const ZoneOffset> offsets;
};

constexpr Row rows[] = {
    {"Asia/Anadyr", anadyr},
    {"Asia/Barnaul", barnaul},
    {"Asia/Chita", chita},
    {"Asia/Irkutsk", irkutsk},
    {"Asia/Kamchatka", kamchatka},
    {"Asia/Krasnoyarsk", krasnoyarsk},
    {"Asia/Magadan", magadan},
    {"Asia/Novokuznetsk", novokuznetsk},
    {"Asia/Novosibirsk", novosibirsk},
    {"Asia/Omsk", omsk},
    {"Asia/Sakhalin", sakhalin},
    {"Asia/Srednekolymsk", srednekolymsk},
    {"Asia/Tomsk", tomsk},
    {"Asia/Vladivostok", vladivostok},
    {"Asia/Yakutsk", yakutsk},
    {"Asia/Yekaterinburg", yekaterinburg},
    {"Europe/Astrakhan", astrakhan},
    {"Europe/Kaliningrad", kaliningrad},
    {"Europe/Moscow", moscow},
    {"Europe/Samara", samara},
    {"Europe/Saratov", saratov},
    {"Europe/Ulyanovsk", ulyanovsk},
    {"Europe/Volgograd", volgograd},
};

constexpr auto row_names = [] {
    std::array<std::string_view, std::size(rows)> names{};
    for (std::size_t i = 0; i < names.size(); ++i) names[i] = rows[i].name;
    return names;
}();

}  // namespace

std::optional<LocalTime> LocalTime::parse(std::string_view text) {
    const auto date = Date::parse(text.substr(0, 10));
    if (!date) return std::nullopt;
    if (text.size() == 10) return LocalTime{*date, 0};
    const auto second = time_of_day(text.substr(10));
    if (!second) return std::nullopt;
    return LocalTime{*date, *second};
}

std::string LocalTime::to_string() const { return date.to_string() + time_of_day_text(second); }

std::optional<TimeZone> TimeZone::find(std::string_view name) {
    for (const auto& row : rows)
        if (row.name == name) return TimeZone(row.name, row.offsets);
    return std::nullopt;
}

std::span<const std::string_view> TimeZone::names() { return row_names; }

std::optional<LocalTime> TimeZone::local(Instant instant) const {
    const auto next = std::ranges::upper_bound(offsets_, instant, {}, &ZoneOffset::from);
    if (next == offsets_.begin()) return std::nullopt;
    const std::int64_t seconds = instant.seconds + std::prev(next)->hours * hour;
    return LocalTime{Date::from_days(static_cast<std::int32_t>(seconds / seconds_per_day)),
                     static_cast<std::int32_t>(seconds % seconds_per_day)};
}

std::optional<Instant> TimeZone::at(const LocalTime& time) const {
    const std::int64_t clock = std::int64_t{time.date.days()} * seconds_per_day + time.second;
    for (std::size_t i = offsets_.size(); i-- > 0;) {
        const Instant instant{clock - offsets_[i].hours * hour};
        if (instant >= offsets_[i].from) return instant;
        // The clocks jumped over it when this offset began.
        if (i > 0 && clock - offsets_[i - 1].hours * hour >= offsets_[i].from.seconds)
            return offsets_[i].from;
    }
    return std::nullopt;
}

}  // namespace kvit
