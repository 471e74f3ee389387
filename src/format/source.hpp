#pragma once

#include <vector>

#include "format/json/reader.hpp"
#include "format/json/value.hpp"
#include "kvit/trace/source.hpp"

namespace kvit::format {

trace::Source read_source(json::ObjectReader& r);
json::Object source_object(const trace::Source& source);

}  // namespace kvit::format
