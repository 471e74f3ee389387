#pragma once

#include <cstddef>

#include "base/embedded.hpp"

/// The files of `src/format/programmes`, sorted by path, bytewise; `file_count` of them.
namespace kvit::format::programmes {

extern const EmbeddedFile files[];
extern const std::size_t file_count;

}  // namespace kvit::format::programmes
