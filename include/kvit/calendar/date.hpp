#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kvit {

/// Civil date of the Gregorian calendar.
struct CivilDate {
    int year;
    int month;  ///< 1..12
    int day;    ///< 1..31
    friend constexpr bool operator==(const CivilDate&, const CivilDate&) = default;
};

/// Date — дата без времени: days since 1970-01-01 in 4 bytes (Arrow date32).
/// Documents accept the years 1900..2199.
class Date {
  public:
    static constexpr int year_min = 1900;
    static constexpr int year_max = 2199;

    constexpr Date() = default;
    static constexpr Date from_days(std::int32_t days) { return Date(days); }
    /// The caller answers for a valid civil date (see `parse` for foreign data).
    static constexpr Date from_civil(int year, int month, int day);
    /// Reads "YYYY-MM-DD"; nullopt for anything else, an impossible day or a year out of range.
    static std::optional<Date> parse(std::string_view text);
    /// Later than every date of a document: the end of an interval that is still open.
    static constexpr Date open_end() { return Date(INT32_MAX); }
    /// Earlier than every date of a document.
    static constexpr Date open_start() { return Date(INT32_MIN); }

    constexpr std::int32_t days() const { return days_; }
    constexpr CivilDate civil() const;
    std::string to_string() const;

    friend constexpr auto operator<=>(Date, Date) = default;
    friend constexpr Date operator+(Date date, int days) { return Date(date.days_ + days); }
    friend constexpr Date operator-(Date date, int days) { return Date(date.days_ - days); }
    friend constexpr int operator-(Date a, Date b) { return a.days_ - b.days_; }

  private:
    constexpr explicit Date(std::int32_t days) : days_(days) {}
    std::int32_t days_ = 0;
};

// Both conversions count years from March, so that the leap day is the last day of a year, and
// whole eras of 400 years (146 097 days).
constexpr Date Date::from_civil(int year, int month, int day) {
    const int y = month <= 2 ? year - 1 : year;
    const int era = (y >= 0 ? y : y - 399) / 400;
    const int year_of_era = y - era * 400;
    const int month_from_march = month > 2 ? month - 3 : month + 9;
    const int day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return Date(era * 146'097 + day_of_era - 719'468);
}

constexpr CivilDate Date::civil() const {
    const int shifted = days_ + 719'468;
    const int era = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
    const int day_of_era = shifted - era * 146'097;
    const int year_of_era =
        (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int month_from_march = (5 * day_of_year + 2) / 153;
    const int day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    const int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

}  // namespace kvit
