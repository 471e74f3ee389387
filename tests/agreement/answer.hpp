#pragma once

#include <algorithm>
#include <kvit/money/decimal.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <vector>

/// What a case expects and what a call gave, as lines of text that compare.
namespace kvit::test {

using nlohmann::json;

/// What a call gave: lines of text that cases compare, or errors as "name path".
struct Answer {
    std::map<std::string, std::string> values;
    std::vector<std::string> errors;

    friend bool operator==(const Answer&, const Answer&) = default;
};

inline void PrintTo(const Answer& answer, std::ostream* out) {
    for (const auto& [key, value] : answer.values) *out << key << " = " << value << "; ";
    for (const auto& error : answer.errors) *out << "error " << error << "; ";
}

/// Decimals compare by value: without trailing zeros.
inline std::string plain(const std::string& text) {
    const auto decimal = Decimal::parse(text);
    return decimal ? decimal->normalized().to_string() : text;
}

inline std::string optional_text(const json& object, const char* key) {
    return object.contains(key) ? object[key].dump() : std::string();
}

/// A decimal by its value, a text as it is, an object as compact JSON.
inline std::string shown(const json& value) {
    return value.is_string() ? plain(value.get<std::string>()) : value.dump();
}

/// The keys of `want` only: a case need not name everything.
inline void expect_keys(const std::string& prefix, const json& want, Answer& answer) {
    for (const auto& [key, value] : want.items())
        if (key != "account") answer.values[prefix + key] = plain(shown(value));
}

/// The lists of a computed penalty: the keys of each row, and how many rows there are; of decisions
/// their codes.
inline void expect_rows(const json& want, Answer& answer) {
    for (const auto* list : {"intervals", "debts", "payments"}) {
        if (!want.contains(list)) continue;
        answer.values[std::string(list) + ".size"] = std::to_string(want[list].size());
        int number = 0;
        for (const auto& row : want[list])
            expect_keys(std::string(list) + "/" + std::to_string(++number) + ".", row, answer);
    }
    if (!want.contains("decisions")) return;
    std::string codes;
    for (const auto& decision : want["decisions"])
        codes += (decision.is_string() ? decision : decision["code"]).get<std::string>() + " ";
    answer.values["decisions"] = codes;
}

inline Answer expected(const json& want) {
    Answer answer;
    const json errors_wanted = want.value("errors", json::array());
    for (const auto& error : errors_wanted)
        answer.errors.push_back(error["name"].get<std::string>() + " " + error.value("path", ""));
    for (const auto& [key, value] : want.items())
        if (value.is_string() || key == "value") answer.values[key] = shown(value);
    expect_rows(want, answer);
    std::map<std::string, int> lines;
    const json lines_wanted = want.value("lines", json::array());
    for (const auto& line : lines_wanted) {
        const std::string account = line.value("account", "");
        expect_keys(account + "/" + std::to_string(++lines[account]) + ".", line, answer);
    }
    const json totals_of = want.value("totals", json::object());  // items() must not outlive it
    for (const auto& [account, totals] : totals_of.items())
        expect_keys(account + ": ", totals, answer);
    return answer;
}

/// Of what was found, the keys that are expected; the number of lines of an account always.
inline Answer only_expected(Answer found, const Answer& wanted) {
    std::erase_if(found.values,
                  [&](const auto& pair) { return !wanted.values.contains(pair.first); });
    return found;
}

}  // namespace kvit::test
