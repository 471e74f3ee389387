#pragma once

#include "format/json/reader.hpp"
#include "format/json/value.hpp"
#include "kvit/base/text.hpp"

namespace kvit::format {

/// {"ru": …, "en": …}: both languages are written, so both are required.
Text read_text(json::ObjectReader& r);
json::Object text_object(const Text& text);

}  // namespace kvit::format
