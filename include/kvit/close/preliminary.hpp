#pragma once

#include <string>

#include "kvit/close/close.hpp"

namespace kvit::close {

/// Preliminary — предварительный расчёт: what a bill would be by what is known inside its month,
/// mostly because a reading was just given. It posts nothing; a payment that names its number
/// covers the bill of the month when that is closed.
struct Preliminary {
    /// Account, month, and on how many days readings of the month have come in: the same facts have
    /// the same number, so asking again makes no second calculation.
    std::string number;
    Date on;
    bill::Bill bill;

    friend bool operator==(const Preliminary&, const Preliminary&) = default;
};

/// The preliminary bill of an account as known on a day of the month, or on the day up to which the
/// opening knows, if that is later. A pure function.
///
/// Errors: those of `close`; `out_of_range` for a day outside the month, `not_found` for an account
/// that has no bill.
Result<Preliminary> preliminary(const Rules& rules, const premises::House& house,
                                const Opening* opening, Month month, const AccountId& account,
                                Date on);

}  // namespace kvit::close
