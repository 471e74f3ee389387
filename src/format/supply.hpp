#pragma once

#include "format/fact.hpp"
#include "format/json/reader.hpp"
#include "kvit/premises/supply.hpp"

namespace kvit::format {

/// One entry of "supplies". Which keys it has beside the common ones depends on its method.
premises::Supply read_supply(json::ObjectReader& r, FactReader& facts);

}  // namespace kvit::format
