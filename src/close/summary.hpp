#pragma once

#include <vector>

#include "kvit/close/close.hpp"

namespace kvit::close {

/// The totals of a house: sums over its bills, services in the order of a bill.
HouseSummary summarize(const std::vector<bill::Bill>& bills, const tariff::TariffBook& book);

}  // namespace kvit::close
