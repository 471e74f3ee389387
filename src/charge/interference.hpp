#pragma once

#include "charge/desk.hpp"

namespace kvit::charge::detail {

/// Доначисление за вмешательство в прибор учёта (п. 81(11)): in the month of the act, for each
/// month since the event or the check before, at most as many as the law permits.
void plan_interference(Desk& desk, std::vector<Plan>& plans);

}  // namespace kvit::charge::detail
