#pragma once

#include <vector>

#include "kvit/base/result.hpp"
#include "kvit/charge/decision.hpp"
#include "kvit/charge/house_month.hpp"
#include "kvit/charge/line.hpp"

namespace kvit::charge {

/// What an account is charged for a month.
struct AccountCharges {
    std::vector<ChargeLine> lines;  ///< by section, then in the order of supplies
    std::vector<Decision> decisions;
    trace::SourceList sources;
    std::vector<metering::BilledReading> billed;  ///< meters billed up to a reading of this month
    std::vector<YearAccount> years;  ///< for the next month, in the order of services and years
    PremisesId premises;             ///< on the last day on which the account was open
    Decimal area;                    ///< m², on that day
    std::int64_t people = 0;         ///< counted for norms, on that day
};

/// Charges an account: needs nothing but the house month. An account that is not open in the month
/// is charged nothing. Errors have the path of the supply, the
/// reading or the fact.
Result<AccountCharges> charge_account(const HouseMonth& house, const AccountFacts& account);

}  // namespace kvit::charge
