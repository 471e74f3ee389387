#pragma once

#include "kvit/law/law_book.hpp"

namespace kvit::python {

/// The law pack inside the library, read once. Call it without the GIL.
const law::LawBook& built_in_law();

}  // namespace kvit::python
