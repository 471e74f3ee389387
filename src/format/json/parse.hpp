#pragma once

#include <string_view>

#include "format/json/value.hpp"
#include "kvit/base/limits.hpp"
#include "kvit/base/result.hpp"

namespace kvit::format::json {

/// What a text may ask of us; beyond it is the error `limit_exceeded`.
struct Limits {
    std::size_t bytes = limits::document_bytes_max;
    std::size_t depth = limits::document_depth_max;
    std::size_t values = limits::document_values_max;
};

/// Reads one JSON text (RFC 8259): UTF-8, with or without a byte order mark, nothing after the
/// value. Stops at the first syntax error: `path` is the place in the tree where reading stopped,
/// `found` the place in the text, as "line:column" in characters from 1, and the line up to there.
/// Repeated keys are errors too, all of which are reported.
Result<Value> parse(std::string_view text, const Limits& limits = {});

}  // namespace kvit::format::json
