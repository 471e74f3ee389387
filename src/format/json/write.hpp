#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "format/json/value.hpp"

namespace kvit::format::json {

enum class Layout : std::uint8_t {
    compact,  ///< one line without spaces: NDJSON, and bytes that are compared
    pretty,   ///< indented by 2, short lists of scalars on one line, a newline at the end
};

/// The same bytes for the same value, always. Text stays UTF-8; only quotes, backslashes and
/// control characters are escaped, and a byte that is no UTF-8 becomes U+FFFD.
std::string write(const Value& value, Layout layout = Layout::compact);

/// Appends `text` as a JSON string, in quotes.
void append_quoted(std::string& out, std::string_view text);

}  // namespace kvit::format::json
