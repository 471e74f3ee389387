#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Paths of fields in errors: accounts[17].meters[0].unit, and ["a.b"] for a key that is no word.
/// The document itself is the empty path.
namespace kvit::format::json {

void append_key(std::string& path, std::string_view key);
void append_index(std::string& path, std::size_t index);

}  // namespace kvit::format::json
