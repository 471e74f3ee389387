#pragma once

#include <string_view>

#include "format/json/reader.hpp"
#include "kvit/formula/kind.hpp"

namespace kvit::format {

/// A decimal number within the legal extent of its kind: the same bounds that the formulas prove
/// their arithmetic with.
Decimal read_legal(json::ObjectReader& r, std::string_view key, const formula::Kind& kind);

/// Whether a number, which stands under `key`, is within the legal extent; if not, that is an
/// error.
bool is_legal(json::ObjectReader& r, std::string_view key, Decimal value,
              const formula::Kind& kind);

}  // namespace kvit::format
