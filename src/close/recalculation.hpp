#pragma once

#include <map>
#include <optional>
#include <vector>

#include "close/replay.hpp"
#include "kvit/close/opening.hpp"

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
    Past past;                            ///< with what is posted after this month's recalculation
};

/// Does the house still have the facts that its past months were charged by? A host may hand over
/// the facts of a month alone: then nothing can be said of earlier ones.
bool has_past_of(const premises::House& house, const Opening& opening);

/// Errors: those of charging a past month as it is known now.
Result<Recalculation> recalculate(const charge::Rules& rules, const premises::House& house,
                                  const premises::House& known, const Opening& opening,
                                  Date known_on);

/// Puts the differences of an account on its lines.
void add_recalculation(const charge::HouseMonth& house, const std::vector<Difference>& differences,
                       const AccountId& account, charge::AccountCharges& charges);

/// The past of the next month: this one, charged so, behind the others.
Past past_with(Past past, Month month, const ChargeSums& charged);

}  // namespace kvit::close
