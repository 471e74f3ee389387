#pragma once

#include <vector>

#include "kvit/base/result.hpp"
#include "kvit/bill/bill.hpp"
#include "kvit/charge/account_charges.hpp"

namespace kvit::bill {

/// Charges of the lines, one posting a key; those for earlier months are recalculations. Voluntary
/// lines are an offer and post nothing.
std::vector<Posting> charges_of(const std::vector<charge::ChargeLine>& lines, Month month);

/// What moves on the balances of an account in a month beside its lines, and what came of it.
struct Movements {
    std::vector<Balance> opening;
    std::vector<Posting> postings;
    std::vector<charge::Decision> decisions;
    std::vector<BilledPenalty> penalties{};
    trace::SourceList sources{};  ///< of the penalties
};

/// Puts a bill together: lines into sections, postings into balances, totals. Errors:
/// `identity_violated`. Throws `Overflow`, which `close` turns into an error.
Result<Bill> compose(const charge::HouseMonth& house, const charge::AccountFacts& account,
                     charge::AccountCharges charges, const Movements& movements,
                     const Basis& basis);

}  // namespace kvit::bill
