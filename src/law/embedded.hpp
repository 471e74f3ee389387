#pragma once

#include <cstddef>
#include <string_view>

namespace kvit::law::data {

/// One file of `src/law/data`, embedded when the library is built.
struct EmbeddedFile {
    std::string_view path;  ///< relative to `src/law/data`, with '/'
    std::string_view text;  ///< UTF-8
};

/// Sorted by path, bytewise; `file_count` of them.
extern const EmbeddedFile files[];
extern const std::size_t file_count;

}  // namespace kvit::law::data
