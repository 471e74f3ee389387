#pragma once

#include "format/json/reader.hpp"
#include "kvit/law/value.hpp"

namespace kvit::format {

/// The key "value" of a dated value: a decimal in a string for a number, else an object. Special
/// days must lie in the interval of the value.
law::Value read_law_value(json::ObjectReader& dated, law::ValueKind kind, const Interval& valid);
json::Value law_value_json(const law::Value& value);

}  // namespace kvit::format
