#pragma once

#include <string_view>

#include "format/json/value.hpp"
#include "kvit/ledger/practice.hpp"

namespace kvit::format {

/// A practice that a result followed, under the name that the document has for its option.
json::Object practice_object(const ledger::Practice& practice, std::string_view option_name);

}  // namespace kvit::format
