#pragma once

#include "format/json/reader.hpp"
#include "format/json/value.hpp"
#include "kvit/close/opening.hpp"

namespace kvit::format {

/// The whole document kvit-opening/1, which stands inside kvit-closed/1 as well.
json::Object opening_object(const close::Opening& opening);
close::Opening read_opening_object(json::ObjectReader& r);

}  // namespace kvit::format
