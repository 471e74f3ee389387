#pragma once

#include <cstddef>

#include "base/embedded.hpp"

/// The files of `src/law/data`, sorted by path, bytewise; `file_count` of them.
namespace kvit::law::data {

extern const EmbeddedFile files[];
extern const std::size_t file_count;

}  // namespace kvit::law::data
