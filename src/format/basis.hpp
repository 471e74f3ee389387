#pragma once

#include "format/json/reader.hpp"
#include "format/json/value.hpp"
#include "kvit/bill/bill.hpp"

namespace kvit::format {

/// What a bill was computed from. "known_on" is null where every fact of the documents counted.
bill::Basis read_basis(json::ObjectReader& r);
json::Object basis_object(const bill::Basis& basis);

}  // namespace kvit::format
