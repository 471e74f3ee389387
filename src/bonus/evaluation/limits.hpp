#pragma once

#include <map>
#include <string>
#include <vector>

#include "bonus/evaluation/deadlines.hpp"
#include "kvit/bonus/evaluation.hpp"

namespace kvit::bonus {

/// Holds all accounts together to the limits of the programme: first what was given before, then
/// the decisions in the order of their moments, accounts, grants and units.
void apply_limits(const Programme& programme, const std::vector<const History*>& histories,
                  Calendar& calendar, Evaluation& evaluation);

}  // namespace kvit::bonus
