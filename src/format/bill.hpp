#pragma once

#include "format/json/reader.hpp"
#include "format/json/value.hpp"
#include "kvit/bill/bill.hpp"

namespace kvit::format {

/// The whole document kvit-bill/1, which stands inside kvit-closed/1 as well.
json::Object bill_object(const bill::Bill& bill);
bill::Bill read_bill_object(json::ObjectReader& r);

/// The totals of a bill or of a house.
json::Object totals_object(const bill::Totals& totals);
bill::Totals read_totals(json::ObjectReader& r);

}  // namespace kvit::format
