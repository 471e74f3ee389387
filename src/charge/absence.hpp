#pragma once

#include "charge/desk.hpp"

namespace kvit::charge::detail {

/// Временное отсутствие (п. 86-97, прил. 4): what is taken off the charges by norm of the month. A
/// condition that is not met is a decision that names the number.
void plan_absences(Desk& desk, std::vector<Plan>& plans);

}  // namespace kvit::charge::detail
