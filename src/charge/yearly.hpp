#pragma once

#include "charge/desk.hpp"

/// Корректировка за год: heating that is paid evenly and common property that is charged by norm or
/// by average are brought to the actual volumes of the house in the first quarter of the next year.
namespace kvit::charge::detail {

/// Plans the corrections that are due this month.
void plan_corrections(Desk& desk, std::vector<Plan>& plans);

/// What the account carries into the next month: its year with this month's charges, without what
/// this month has corrected.
std::vector<YearAccount> years_of(Desk& desk, const std::vector<ChargeLine>& lines);

}  // namespace kvit::charge::detail
