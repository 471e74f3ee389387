#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "kvit/base/result.hpp"
#include "kvit/calendar/interval.hpp"
#include "kvit/ledger/allocation/allocated.hpp"

/// Remittance — перечисление поставщикам: what an agent collected for each creditor on each day,
/// and what of it he passes on.
namespace kvit::ledger {

/// What the commission is a share of.
enum class CommissionBase : std::uint8_t {
    collected,  ///< of all that was collected, whatever is returned later
    net,        ///< of what is left after returns; none where more was returned
};

/// The terms of an agent's contract with a creditor, by days. Of one creditor no two in force on a
/// day.
struct RemittanceContract {
    ProviderId creditor;
    Interval valid;
    Decimal percent;  ///< 0 to 100, at most 4 decimals
    CommissionBase base = CommissionBase::collected;

    friend bool operator==(const RemittanceContract&, const RemittanceContract&) = default;
};

/// collected − returned = commission + to_transfer.
struct RemittanceSums {
    Money collected;    ///< parts that came to the creditor
    Money returned;     ///< parts that were taken back, not below zero
    Money commission;   ///< of a row rounded half up once; of a total the sum of its rows
    Money to_transfer;  ///< below zero where the creditor owes the agent

    RemittanceSums& operator+=(const RemittanceSums& other);
    friend bool operator==(const RemittanceSums&, const RemittanceSums&) = default;
};

/// A day of a creditor, with the terms of that day.
struct RemittanceRow {
    Date day;
    ProviderId creditor;
    RemittanceSums sums;
    Decimal percent;
    CommissionBase base = CommissionBase::collected;

    friend bool operator==(const RemittanceRow&, const RemittanceRow&) = default;
};

/// A creditor over all days.
struct CreditorRemittance {
    ProviderId creditor;
    RemittanceSums sums;

    friend bool operator==(const CreditorRemittance&, const CreditorRemittance&) = default;
};

/// Σ (collected − returned) + kept = received − returned of the allocation.
struct Remittance {
    std::vector<RemittanceRow> rows;            ///< by days and creditors
    std::vector<CreditorRemittance> creditors;  ///< in the order of ids
    RemittanceSums total;
    Money kept;  ///< advances on accounts and unallocated payments: nobody's yet

    friend bool operator==(const Remittance&, const Remittance&) = default;
};

/// Everything that is wrong with contracts, under `contracts[i]`.
Errors check(std::span<const RemittanceContract> contracts);

/// The remittances of allocated payments. A payment counts on the day on which it was posted, or
/// received, or paid, whichever is the last that is known; what is taken back, and what a transfer
/// gives to another creditor, on the day of that. What a transfer leaves with a creditor is neither
/// collected again nor returned.
///
/// Errors: those of `check`, `missing_fact` for a day of a creditor without a contract,
/// `identity_violated`.
Result<Remittance> remit(const Allocated& allocated, std::span<const RemittanceContract> contracts);

}  // namespace kvit::ledger
