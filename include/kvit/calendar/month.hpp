#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kvit/calendar/interval.hpp"

namespace kvit {

/// Month — расчётный период: a calendar month (п. 37 of the Rules of ПП 354).
class Month {
  public:
    constexpr Month() = default;
    /// The caller answers for month 1..12.
    constexpr Month(int year, int month) : index_(year * 12 + month - 1) {}
    /// Reads "YYYY-MM"; nullopt for anything else or a year outside 1900..2199.
    static std::optional<Month> parse(std::string_view text);
    /// From the number 202507; nullopt if it is no month.
    static constexpr std::optional<Month> from_yyyymm(std::int32_t number) {
        const int year = number / 100;
        const int month = number % 100;
        if (year < Date::year_min || year > Date::year_max || month < 1 || month > 12)
            return std::nullopt;
        return Month(year, month);
    }
    static constexpr Month of(Date date) {
        const auto civil = date.civil();
        return {civil.year, civil.month};
    }

    constexpr int year() const { return index_ / 12; }
    constexpr int month() const { return index_ % 12 + 1; }
    /// The month with this index.
    static constexpr Month from_index(std::int32_t index) {
        Month month;
        month.index_ = index;
        return month;
    }
    /// Months since the year 0: what two months differ by.
    constexpr int index() const { return index_; }
    constexpr std::int32_t yyyymm() const { return year() * 100 + month(); }
    constexpr Month next() const { return from_index(index_ + 1); }
    constexpr Month previous() const { return from_index(index_ - 1); }
    constexpr Date first_day() const { return Date::from_civil(year(), month(), 1); }
    constexpr Interval interval() const { return {first_day(), next().first_day()}; }
    constexpr int days() const { return interval().days(); }
    std::string to_string() const;

    friend constexpr auto operator<=>(Month, Month) = default;

  private:
    std::int32_t index_ = 1970 * 12;
};

}  // namespace kvit
