#pragma once

#include "format/fact.hpp"
#include "format/json/reader.hpp"
#include "kvit/premises/house.hpp"

namespace kvit::format {

/// One entry of "payments", split by creditor, service and debt month to the last kopeck.
premises::Payment read_payment(json::ObjectReader& r, FactReader& facts);

}  // namespace kvit::format
