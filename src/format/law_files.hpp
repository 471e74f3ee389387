#pragma once

#include <span>

#include "kvit/base/result.hpp"
#include "kvit/law/law_book.hpp"
#include "law/embedded.hpp"

namespace kvit::format {

/// Joins files, each a kvit-law/1 document of its own, into one law book: of one edition, with no
/// parameter in two files. Paths of errors begin with the path of the file.
Result<law::LawBook> read_law_files(std::span<const EmbeddedFile> files);

}  // namespace kvit::format
