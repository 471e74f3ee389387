#pragma once

#include <optional>
#include <vector>

#include "close/recalculation.hpp"
#include "kvit/charge/decision.hpp"
#include "kvit/close/opening.hpp"

namespace kvit::close {

/// What a month finds of the months before it.
struct LookBack {
    charge::HouseOpening from;            ///< what the month begins with
    std::vector<Difference> differences;  ///< перерасчёт
    bool charged_anew = false;            ///< `from` is of a replay, and no longer of the opening
    std::optional<Past> past;             ///< carried on; none: nothing is remembered
    bool starts = false;                  ///< `past` begins with this month
    std::vector<charge::Decision> decisions;  ///< why nothing is recalculated
};

/// Charges the months before anew where the policy asks for it and the house still has the facts;
/// where it has not, or a month cannot be charged any more, says so and keeps the past for later.
LookBack look_back(const charge::Rules& rules, const premises::House& house,
                   const premises::House& known, const Opening* opening, Month month,
                   Date known_on);

/// The past of the next month: this one, charged so, behind the others.
std::optional<Past> past_with(LookBack before, const premises::House& house, Month month,
                              const ChargeSums& charged, std::optional<Date> known_on);

}  // namespace kvit::close
