#pragma once

#include "format/fact.hpp"
#include "kvit/premises/quality.hpp"

namespace kvit::format {

premises::QualityBreach read_quality_breach(json::ObjectReader& r, FactReader& facts);
premises::Absence read_absence(json::ObjectReader& r, FactReader& facts);

}  // namespace kvit::format
