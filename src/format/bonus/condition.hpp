#pragma once

#include "format/json/reader.hpp"
#include "format/json/value.hpp"
#include "kvit/bonus/metric.hpp"

namespace kvit::format {

/// {"metric": "debt", "le": 0}, {"all": […]}, {"every_month": {…}} and their like, one kind each.
bonus::Condition read_condition(json::ObjectReader& r);
/// One under a key that may be absent: it holds of everybody then.
bonus::Condition read_optional_condition(json::ObjectReader& r, std::string_view key);
/// Adds nothing for a condition that always holds.
void add_condition(json::Object& object, std::string key, const bonus::Condition& condition);

bonus::Metric read_metric(json::ObjectReader& r);
json::Object metric_object(const bonus::Metric& metric);

}  // namespace kvit::format
