#pragma once

#include <string_view>

namespace kvit {

/// A file of data that became part of the library when it was built (src/cmake/embed.cmake).
struct EmbeddedFile {
    std::string_view path;  ///< relative to its folder, with '/'
    std::string_view text;  ///< UTF-8
};

}  // namespace kvit
