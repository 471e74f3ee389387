#pragma once

#include <vector>

#include "kvit/bill/balance.hpp"
#include "kvit/metering/volume.hpp"

namespace kvit::close {

/// What an account brings into a month.
struct AccountOpening {
    AccountId account;
    std::vector<bill::Balance> balances;  ///< not zero, in the order of keys

    friend bool operator==(const AccountOpening&, const AccountOpening&) = default;
};

/// Opening — входящее состояние месяца: what a close starts from, what a close returns for the next
/// month, and the form in which a legacy system is migrated.
struct Opening {
    HouseId house;
    Month month;
    std::vector<AccountOpening> accounts;         ///< in the order of ids
    std::vector<metering::BilledReading> meters;  ///< in the order of ids

    friend bool operator==(const Opening&, const Opening&) = default;
};

}  // namespace kvit::close
