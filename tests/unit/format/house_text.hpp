#pragma once

#include <string>
#include <vector>

#include "kvit/format/documents.hpp"
#include "unit/format/documents.hpp"

/// Small houses in JSON.
namespace kvit::format {

/// A house with these keys beside its schema and id.
inline std::string house(const std::string& keys) {
    return R"({"schema": "kvit-house/1", "house": "h", )" + keys + "}";
}

/// One entry of a list of facts, with a good header.
inline std::string entry(const std::string& keys) {
    return R"({"id": "f", "known_on": "2025-01-15", )" + keys + "}";
}

inline std::vector<std::string> house_problems(const std::string& keys) {
    return problems(read_house(house(keys)));
}

/// The same of one fact of a list.
inline std::vector<std::string> fact_problems(const std::string& list, const std::string& keys) {
    return house_problems('"' + list + R"(": [)" + entry(keys) + "]");
}

}  // namespace kvit::format
