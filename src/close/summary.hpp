#pragma once

#include <vector>

#include "kvit/close/close.hpp"

namespace kvit::close {

/// Fills the sums of a house over its bills, services in the order of a bill.
void summarize(const std::vector<bill::Bill>& bills, const tariff::TariffBook& book,
               HouseSummary& summary);

}  // namespace kvit::close
