#pragma once

#include "format/json/reader.hpp"
#include "format/json/value.hpp"
#include "kvit/close/past.hpp"

namespace kvit::format {

/// The key "past" of an opening.
close::Past read_past(json::ObjectReader& r);
json::Object past_object(const close::Past& past);

}  // namespace kvit::format
