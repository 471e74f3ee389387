#pragma once

#include <cstddef>

#include "format/json/reader.hpp"
#include "format/json/value.hpp"
#include "kvit/bill/penalty.hpp"

namespace kvit::format {

/// A row of "penalties" of kvit-bill/1; `source_count` is that of the bill.
bill::BilledPenalty read_billed_penalty(json::ObjectReader& r, std::size_t source_count);
json::Object billed_penalty_object(const bill::BilledPenalty& penalty);

}  // namespace kvit::format
