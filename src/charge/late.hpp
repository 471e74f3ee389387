#pragma once

#include "charge/desk.hpp"

namespace kvit::charge::detail {

/// Перерасчёт прошлых месяцев по показанию, которое пришло после них: what each month should have
/// been charged by its days, less what it was charged by average or norm, at the tariffs of its own
/// days. What a raising factor added stays: it was the price of the silence.
void plan_late_readings(Desk& desk, std::vector<Plan>& plans);

}  // namespace kvit::charge::detail
