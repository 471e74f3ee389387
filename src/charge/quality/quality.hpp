#pragma once

#include "charge/desk.hpp"

namespace kvit::charge::detail {

/// Снижение платы за качество и перерывы (п. 98-113, прил. 1): behind the lines of each service the
/// lines that reduce them, for each creditor. What a breach does not lower is a decision.
void add_quality_lines(Desk& desk, std::vector<ChargeLine>& lines);

}  // namespace kvit::charge::detail
