#pragma once

#include "format/json/reader.hpp"
#include "format/json/value.hpp"
#include "kvit/charge/decision.hpp"

namespace kvit::format {

charge::Decision read_decision(json::ObjectReader& r);
json::Object decision_object(const charge::Decision& decision);

}  // namespace kvit::format
