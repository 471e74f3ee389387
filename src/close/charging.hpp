#pragma once

#include <map>

#include "kvit/charge/account_charges.hpp"

namespace kvit::close {

/// What each account of a house is charged in a month.
using Charges = std::map<AccountId, charge::AccountCharges>;

/// Charges all accounts of the house.
Result<Charges> charge_accounts(const charge::HouseMonth& house);

/// What the house brings into the next month: readings, resources and years after these charges.
/// `brought` is what it brought into this one.
charge::HouseOpening brought_on(const charge::HouseMonth& house, const Charges& charges,
                                const charge::HouseOpening& brought);

}  // namespace kvit::close
