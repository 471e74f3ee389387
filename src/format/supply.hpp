#pragma once

#include "format/fact.hpp"
#include "format/json/reader.hpp"
#include "kvit/premises/supply.hpp"

namespace kvit::format {

/// One entry of "supplies". Which of the keys "norm", "heat_tariff", "heating_norm" it has depends
/// on its method.
premises::Supply read_supply(json::ObjectReader& r, FactReader& facts);

}  // namespace kvit::format
