#pragma once

#include <vector>

#include "charge/desk.hpp"

/// From plans to lines: each plan is computed by the fast reading, and what depends on its line (a
/// benefit, the tax on top) follows it.
namespace kvit::charge::detail {

/// Adds the line of a plan, with its benefits and its tax.
void add_lines(Desk& desk, const Plan& plan, std::vector<ChargeLine>& lines);

/// Adds the line alone; null, and errors of the desk, where it cannot be computed.
const ChargeLine* add_line(Desk& desk, const Plan& plan, std::vector<ChargeLine>& lines);

}  // namespace kvit::charge::detail
