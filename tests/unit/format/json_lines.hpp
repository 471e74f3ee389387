#pragma once

#include <string>
#include <vector>

#include "format/json/parse.hpp"

/// Errors as short lines of text, for tests of the JSON layer.
namespace kvit::format::json {

using Lines = std::vector<std::string>;

inline std::string line_of(const Error& error) {
    return std::string(error_code_row(error.code).name) + " @ " + error.path;
}

/// "code @ path" of each error.
template <class T>
Lines lines_of(const Result<T>& result) {
    Lines lines;
    if (!result.ok())
        for (const auto& error : result.errors().list()) lines.push_back(line_of(error));
    return lines;
}

inline std::string only(const Lines& lines) {
    if (lines.empty()) return {};
    return lines.size() == 1 ? lines.front() : std::to_string(lines.size()) + " errors";
}

/// "code @ path" of the only error; "" if there is none.
template <class T>
std::string line_of(const Result<T>& result) {
    return only(lines_of(result));
}

inline std::string found_in(std::string_view text) {
    const auto result = parse(text);
    return result.ok() ? "ok" : result.errors().first().found;
}

inline Value parsed(std::string_view text) { return parse(text).value_or_throw(); }

}  // namespace kvit::format::json
