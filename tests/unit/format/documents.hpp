#pragma once

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "kvit/base/result.hpp"

/// Sample documents, and what a reader says of them.
namespace kvit::format {

inline constexpr std::string_view documents_folder = "tests/data/documents/";

/// The bytes of a file; tests run in the root of the project.
inline std::string file_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot open " + path);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline std::string sample(std::string_view name) {
    return file_text(std::string(documents_folder).append(name));
}

/// A text with one piece replaced, which has to be there exactly once.
inline std::string with(std::string text, std::string_view piece, std::string_view replacement) {
    const auto at = text.find(piece);
    if (at == std::string::npos || text.find(piece, at + 1) != std::string::npos)
        throw std::invalid_argument("not exactly once: " + std::string(piece));
    return text.replace(at, piece.size(), replacement);
}

/// The errors as "code path", in their order; empty for a value.
template <class T>
std::vector<std::string> problems(const Result<T>& result) {
    std::vector<std::string> lines;
    if (result.ok()) return lines;
    for (const auto& error : result.errors().list())
        lines.push_back(std::string(error_code_row(error.code).name) + ' ' + error.path);
    return lines;
}

}  // namespace kvit::format
