#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "kvit/calendar/date.hpp"
#include "kvit/calendar/instant.hpp"

namespace kvit {

inline constexpr std::int32_t seconds_per_day = 86'400;

/// A time on the clock of some place. 24:00:00 of a day is 00:00:00 of the next one.
struct LocalTime {
    Date date;
    std::int32_t second = 0;  ///< of the day, 0..86400

    /// Reads "2021-05-10T24:00:00", or a date alone, which is its beginning.
    static std::optional<LocalTime> parse(std::string_view text);
    std::string to_string() const;

    friend constexpr auto operator<=>(const LocalTime&, const LocalTime&) = default;
};

/// An offset from UTC and the instant that it begins.
struct ZoneOffset {
    Instant from;
    std::int32_t hours = 0;
};

/// TimeZone — часовая зона of Russia since 26.10.2014, when clocks stopped changing twice a year
/// (107-ФЗ "Об исчислении времени" as of 248-ФЗ of 21.07.2014, and the later laws on single
/// regions). Before that day it knows no time.
class TimeZone {
  public:
    /// By the name that the tz database gives it, "Asia/Yekaterinburg"; nullopt for another one.
    static std::optional<TimeZone> find(std::string_view name);
    /// All names, in the order of the alphabet.
    static std::span<const std::string_view> names();

    std::string_view name() const { return name_; }
    std::span<const ZoneOffset> offsets() const { return offsets_; }
    /// From when on `local` and `at` know an answer.
    Instant begins() const { return offsets_.front().from; }

    /// What the clocks show; nullopt before `begins()`.
    std::optional<LocalTime> local(Instant instant) const;
    /// The instant at which clocks show a time; nullopt before `begins()`. Where clocks were put
    /// back and show it twice, the later one; where they were put forward past it, the instant of
    /// the change.
    std::optional<Instant> at(const LocalTime& time) const;

  private:
    TimeZone(std::string_view name, std::span<const ZoneOffset> offsets)
        : name_(name), offsets_(offsets) {}

    std::string_view name_;
    std::span<const ZoneOffset> offsets_;
};

}  // namespace kvit
