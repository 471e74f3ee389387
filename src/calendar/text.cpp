// Dates as text. Whether a civil date exists is asked of the `date` package.
#include <date/date.h>

#include "kvit/calendar/month.hpp"

namespace kvit {
namespace {

/// The number in `text`, digits only; -1 for anything else.
int digits(std::string_view text) {
    int number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return -1;
        number = number * 10 + (c - '0');
    }
    return number;
}

std::string pad(int number, std::size_t width) {
    std::string text = std::to_string(number);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

}  // namespace

std::optional<Date> Date::parse(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const int year = digits(text.substr(0, 4));
    const int month = digits(text.substr(5, 2));
    const int day = digits(text.substr(8, 2));
    if (year < year_min || year > year_max || month < 1 || day < 1) return std::nullopt;
    const date::year_month_day civil{date::year{year}, date::month{static_cast<unsigned>(month)},
                                     date::day{static_cast<unsigned>(day)}};
    if (!civil.ok()) return std::nullopt;
    return from_civil(year, month, day);
}

std::string Date::to_string() const {
    const auto date = civil();
    return pad(date.year, 4) + '-' + pad(date.month, 2) + '-' + pad(date.day, 2);
}

std::optional<Month> Month::parse(std::string_view text) {
    if (text.size() != 7 || text[4] != '-') return std::nullopt;
    const int year = digits(text.substr(0, 4));
    const int month = digits(text.substr(5, 2));
    if (year < 0 || month < 0) return std::nullopt;
    return from_yyyymm(year * 100 + month);
}

std::string Month::to_string() const { return pad(year(), 4) + '-' + pad(month(), 2); }

}  // namespace kvit
