#pragma once

#include "charge/desk.hpp"

namespace kvit::charge::detail {

/// Льгота строки on some of its days: a line that takes it off, or, where it is paid outside the
/// bill, a decision that tells the sum. What the raising factor adds, a correction and an act are
/// no base of it.
void add_benefit(Desk& desk, const Plan& plan, const ChargeLine& line, const BenefitDays& on,
                 std::vector<ChargeLine>& lines);

}  // namespace kvit::charge::detail
