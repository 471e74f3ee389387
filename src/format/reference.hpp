#pragma once

#include <string_view>

#include "format/json/reader.hpp"
#include "format/json/value.hpp"
#include "kvit/trace/reference.hpp"

namespace kvit::format {

/// Where a value comes from; every key may be absent.
trace::Reference read_reference(json::ObjectReader& r);

/// The reference under `key`, or else the one that the document gives for all of its values.
trace::Reference reference_or(json::ObjectReader& r, std::string_view key,
                              const trace::Reference& otherwise);

/// Adds the reference under `key`; an unknown source is an absent key.
void add_reference(json::Object& object, std::string key, const trace::Reference& reference);

}  // namespace kvit::format
