#include "format/json/path.hpp"

#include <algorithm>

#include "format/json/utf8.hpp"
#include "format/json/write.hpp"

namespace kvit::format::json {
namespace {

bool is_word(std::string_view key) {
    return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '-';
    });
}

}  // namespace

void append_key(std::string& path, std::string_view key) {
    const std::string shown = shortened(key);
    if (is_word(shown)) {
        if (!path.empty()) path += '.';
        path += shown;
    } else {
        path += '[';
        append_quoted(path, shown);
        path += ']';
    }
}

void append_index(std::string& path, std::size_t index) {
    path += '[' + std::to_string(index) + ']';
}

}  // namespace kvit::format::json
