#pragma once

#include <vector>

#include "bonus/evaluation/account.hpp"

namespace kvit::bonus {

/// The units of a kind that an account has by the moment of the evaluation, in their order.
std::vector<Context> units_of(Account& account, Unit unit);

/// The calendar span of so many months that has a month in it, "2021-Q2", "2021-H1".
Context calendar_span(Account& account, int months, Month month);

}  // namespace kvit::bonus
