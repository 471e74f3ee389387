#pragma once

#include "format/json/reader.hpp"
#include "format/json/value.hpp"
#include "kvit/ledger/penalty_case.hpp"

namespace kvit::format {

/// The key "policy" of a penalty case: the options of penalties by their names, each for all of
/// time, and what goes with them. `facts` gets what it says.
void read_penalty_policy(json::ObjectReader& document, ledger::PenaltyCase& facts);
json::Object penalty_policy_object(const ledger::PenaltyCase& facts);

/// A suspension of the policy or of the facts: days with both ends included.
ledger::NoAccrual read_no_accrual(json::ObjectReader& r, ledger::SuspensionScope scope);
json::Object no_accrual_object(const ledger::NoAccrual& suspension);

/// The name of an option of penalties in their documents: that of the policy without "penalty_".
std::string_view penalty_option_name(law::PolicyOption option);

}  // namespace kvit::format
