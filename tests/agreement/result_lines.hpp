#pragma once

#include <nlohmann/json.hpp>
#include <string>

/// Results of the ledger as cases write them: parts and receivables as short lines, decisions as
/// their codes, everything else as it stands. A case names what it looks at, and of a list all.
namespace kvit::test {

inline std::string line_of(const nlohmann::json& row, std::initializer_list<const char*> names) {
    std::string line;
    for (const char* name : names)
        line += (line.empty() ? "" : " ") + row.at(name).get<std::string>();
    return line;
}

inline nlohmann::json in_lines(nlohmann::json row) {
    const auto each = [&](const char* list, auto line) {
        if (!row.contains(list)) return;
        for (auto& entry : row[list]) entry = line(entry);
    };
    each("parts", [](const auto& part) {
        return line_of(part, {"month", "creditor", "service", "kind", "amount", "why"});
    });
    each("receivables", [](const auto& receivable) {
        return line_of(receivable, {"month", "creditor", "service", "kind", "left"});
    });
    each("reasons", [](const auto& decision) { return decision["code"]; });
    return row;
}

/// A result with the rows of its lists in lines.
inline nlohmann::json result_in_lines(nlohmann::json result) {
    for (const char* list : {"accounts", "payments", "take_backs"})
        if (result.contains(list))
            for (auto& row : result[list]) row = in_lines(std::move(row));
    return result;
}

/// What is wanted and not found; empty if all is.
inline std::string missing(const nlohmann::json& wanted, const nlohmann::json& found,
                           const std::string& path = {}) {
    const std::string here = path.empty() ? "result" : path;
    if (wanted.is_object() && found.is_object()) {
        std::string text;
        for (const auto& [key, value] : wanted.items())
            text += found.contains(key) ? missing(value, found[key], path + "." + key)
                                        : here + " has no " + key + "\n";
        return text;
    }
    if (wanted.is_array() && found.is_array() && wanted.size() == found.size()) {
        std::string text;
        for (std::size_t i = 0; i < wanted.size(); ++i)
            text += missing(wanted[i], found[i], path + "[" + std::to_string(i) + "]");
        return text;
    }
    return wanted == found ? "" : here + ": " + wanted.dump() + ", not " + found.dump() + "\n";
}

}  // namespace kvit::test
