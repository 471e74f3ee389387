#include "exchange/stamp.hpp"

#include <string>

#include "exchange/digits.hpp"

namespace kvit::exchange {
namespace {

/// The parts of a stamp; -1 is one that the format does not have.
struct Parts {
    int day = -1;
    int month = -1;  ///< of a time the minute
    int year = -1;
    int hour = -1;
    int second = -1;
    bool twice = false;  ///< a part that the format has twice
};

struct Token {
    std::string_view letters;
    int Parts::*part;
};

// The longer year first.
constexpr Token tokens[] = {
    {"YYYY", &Parts::year}, {"YY", &Parts::year}, {"MM", &Parts::month},
    {"DD", &Parts::day},    {"HH", &Parts::hour}, {"SS", &Parts::second},
};

/// What a text says in a format; nothing if it is not written so.
std::optional<Parts> parts_of(std::string_view format, std::string_view text) {
    Parts parts;
    while (!format.empty()) {
        const Token* found = nullptr;
        for (const auto& token : tokens)
            if (found == nullptr && format.starts_with(token.letters)) found = &token;
        const std::size_t width = found != nullptr ? found->letters.size() : 1;
        if (text.size() < width) return std::nullopt;
        const auto piece = text.substr(0, width);
        if (found != nullptr) {
            if (!all_digits(piece)) return std::nullopt;
            parts.twice = parts.twice || parts.*found->part != -1;
            parts.*found->part = number_of(piece) + (found->letters == "YY" ? 2000 : 0);
        } else if (piece.front() != format.front()) {
            return std::nullopt;
        }
        format.remove_prefix(width);
        text.remove_prefix(width);
    }
    return text.empty() ? std::optional(parts) : std::nullopt;
}

std::string padded(int number, std::size_t width) {
    std::string digits = std::to_string(number);
    return std::string(width - digits.size(), '0') + digits;
}

}  // namespace

bool is_format(std::string_view format, StampKind kind) {
    // A format is written so itself once its letters are digits.
    std::string text(format);
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = '1';
    const auto parts = parts_of(format, text);
    if (!parts || parts->twice) return false;
    const bool date = parts->year != -1 && parts->month != -1;
    const bool time = parts->hour != -1 || parts->second != -1;
    switch (kind) {
        case StampKind::date:
            return date && parts->day != -1 && !time;
        case StampKind::month:
            return date && parts->day == -1 && !time;
        case StampKind::time:
            break;
    }
    return parts->hour != -1 && parts->month != -1 && parts->year == -1 && parts->day == -1;
}

std::optional<Date> date_of(std::string_view format, std::string_view text) {
    const auto parts = parts_of(format, text);
    if (!parts || parts->year < 0 || parts->month < 0 || parts->day < 0) return std::nullopt;
    return Date::parse(padded(parts->year, 4) + '-' + padded(parts->month, 2) + '-' +
                       padded(parts->day, 2));
}

std::optional<std::int32_t> time_of(std::string_view format, std::string_view text) {
    const auto parts = parts_of(format, text);
    if (!parts || parts->hour < 0 || parts->month < 0) return std::nullopt;
    const int second = parts->second < 0 ? 0 : parts->second;
    if (parts->hour > 23 || parts->month > 59 || second > 59) return std::nullopt;
    return parts->hour * 3600 + parts->month * 60 + second;
}

std::optional<Month> month_of(std::string_view format, std::string_view text) {
    const auto parts = parts_of(format, text);
    if (!parts || parts->year < 0 || parts->month < 0) return std::nullopt;
    return Month::from_yyyymm(parts->year * 100 + parts->month);
}

}  // namespace kvit::exchange
