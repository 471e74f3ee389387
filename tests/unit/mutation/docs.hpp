#pragma once

#include <date/date.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

/// Whole sets of documents for tests that change them: made, mutated, judged and closed as JSON.
namespace kvit::test::mutation {

/// Keeps the order of keys, as a document does.
using Json = nlohmann::ordered_json;
using Pointer = Json::json_pointer;

/// The documents of one close, by name: "house", "tariffs", "law", and maybe "policy", "opening".
struct Docs {
    Json root;
    std::string month;                    ///< "2025-07"
    std::optional<std::string> known_on;  ///< absent: everything that the documents know
};

using Day = date::sys_days;

inline std::string text(Day day) { return date::format("%F", day); }
inline std::string month_text(Day day) { return date::format("%Y-%m", day); }

/// "2025-07-31", or nothing for whatever is no day of a calendar.
inline std::optional<Day> day_of(const std::string& text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    int number = 0;
    for (const std::size_t at : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
        if (text[at] < '0' || text[at] > '9') return std::nullopt;
        number = number * 10 + (text[at] - '0');
    }
    const auto ymd = date::year(number / 10'000) / (number / 100 % 100) / (number % 100);
    if (!ymd.ok()) return std::nullopt;
    return Day(ymd);
}

inline Day first_day(const std::string& month) { return *day_of(month + "-01"); }
inline Day next_month(Day first) {
    const date::year_month_day ymd(first);
    return Day(ymd.year() / ymd.month() / date::day(1) + date::months(1));
}
inline Day previous_month(Day first) {
    const date::year_month_day ymd(first);
    return Day(ymd.year() / ymd.month() / date::day(1) - date::months(1));
}

}  // namespace kvit::test::mutation
