#pragma once

#include <map>
#include <vector>

#include "close/replay.hpp"

namespace kvit::close {

/// What one cause changes in the charge of a past month.
struct Difference {
    Month month;
    ChargeKey key;
    Money due;     ///< with the cause
    Money posted;  ///< without it; for the first cause what is posted
    Text reason;
    trace::Source cause;
};

/// Recalculation — перерасчёт прошлых месяцев: each of them charged anew by the rules and facts as
/// known now, less what is posted for it. Posted history is the base and is never changed.
struct Recalculation {
    std::vector<Difference> differences;  ///< by accounts, months, services and causes
    charge::HouseOpening from;            ///< what the month itself begins with
    Past past;                            ///< with what is posted after this recalculation
};

/// Errors: those of charging a past month as it is known now.
Result<Recalculation> recalculate(const charge::Rules& rules, const premises::House& house,
                                  const premises::House& known, const Past& past, Month month,
                                  Date known_on);

/// Puts the differences of an account on its lines.
void add_recalculation(const charge::HouseMonth& house, const std::vector<Difference>& differences,
                       const AccountId& account, charge::AccountCharges& charges);

}  // namespace kvit::close
