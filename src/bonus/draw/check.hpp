#pragma once

#include "kvit/bonus/draw/draw.hpp"

/// What both sides of a draw must be given.
namespace kvit::bonus {

void check_plan(const DrawPlan& plan, Errors& errors);
void check_chain(std::int64_t chain, Errors& errors);
void check_round(std::int64_t round, std::int64_t chain, Errors& errors);

}  // namespace kvit::bonus
