#pragma once

#include <cstdint>
#include <span>
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

/// A day of a creditor: collected − returned = commission + to_transfer.
struct RemittanceRow {
    Date day;
    ProviderId creditor;
    Money collected;    ///< parts that came to the creditor
    Money returned;     ///< parts that were taken back, not below zero
    Money commission;   ///< rounded half up once, here
    Money to_transfer;  ///< below zero where the creditor owes the agent

    friend bool operator==(const RemittanceRow&, const RemittanceRow&) = default;
};

/// Σ (collected − returned) + kept = received − returned of the allocation.
struct Remittance {
    std::vector<RemittanceRow> rows;  ///< by days and creditors
    Money kept;  ///< advances on accounts and unallocated payments: nobody's yet

    friend bool operator==(const Remittance&, const Remittance&) = default;
};

/// The remittances of allocated payments. A payment counts on the day on which it was posted, or
/// received, or paid, whichever is the last that is known; what is taken back, and what a transfer
/// gives to another creditor, on the day of that.
///
/// Errors: `missing_fact` for a day of a creditor without a contract, `overlapping_intervals`,
/// `out_of_range` and `too_precise` of a percent, `identity_violated`.
Result<Remittance> remit(const Allocated& allocated, std::span<const RemittanceContract> contracts);

}  // namespace kvit::ledger
