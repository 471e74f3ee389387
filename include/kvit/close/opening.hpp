#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kvit/bill/balance.hpp"
#include "kvit/charge/house_resource.hpp"
#include "kvit/metering/billed_reading.hpp"

namespace kvit::close {

/// What an account brings into a month.
struct AccountOpening {
    AccountId account;
    std::vector<bill::Balance> balances;  ///< not zero, in the order of keys
    /// Of services that a yearly correction brings to the actual volume; in the order of services
    /// and years.
    std::vector<charge::YearAccount> years{};
    std::string path{};  ///< where it stood in its document, for messages; no part of its value

    friend bool operator==(const AccountOpening& a, const AccountOpening& b) {
        return a.account == b.account && a.balances == b.balances && a.years == b.years;
    }
};

/// Opening — входящее состояние месяца: what a close starts from, what a close returns for the next
/// month, and the form in which a legacy system is migrated.
struct Opening {
    HouseId house;
    Month month;
    /// The day up to which the facts were known when the month before was closed: what was learned
    /// later has not been posted. Absent where a migration does not know it.
    std::optional<Date> known_on;
    std::vector<AccountOpening> accounts;            ///< in the order of ids
    std::vector<metering::BilledReading> meters;     ///< in the order of ids
    std::vector<charge::HouseResource> resources{};  ///< in the order of services

    friend bool operator==(const Opening&, const Opening&) = default;
};

}  // namespace kvit::close
