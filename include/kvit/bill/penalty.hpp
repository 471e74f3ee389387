#pragma once

#include <cstdint>
#include <vector>

#include "kvit/calendar/interval.hpp"
#include "kvit/ledger/balance_key.hpp"
#include "kvit/money/money.hpp"
#include "kvit/trace/source.hpp"

namespace kvit::bill {

/// Days of delay with the same debt, rate and share of the rate.
struct PenaltyDays {
    Interval days;
    std::int32_t first_day = 0;  ///< the number of its first day of delay
    Money base;                  ///< долг в эти дни
    Decimal percent;             ///< a year
    std::int32_t divisor = 0;    ///< 300 is one three-hundredth; never 0
    Money amount;                ///< for display alone where the policy rounds later
    std::vector<trace::SourceId> sources{};

    friend bool operator==(const PenaltyDays&, const PenaltyDays&) = default;
};

/// BilledPenalty — пени по одному долгу (ЖК РФ ст. 155 ч. 14, 14.1): what has accrued on it by the
/// last day of the month of the bill, as known now, and how that came to differ from what earlier
/// months posted. Days without penalty are left out.
struct BilledPenalty {
    ledger::BalanceKey key;  ///< of the debt
    Date due_date;
    std::vector<PenaltyDays> days{};
    Money accrued;   ///< of all days
    Money posted{};  ///< by earlier months
    /// Posted and forgiven by decision though it has not accrued by what is known now: it is not
    /// given back once more.
    Money kept{};
    /// Of the days of this month and, where the policy takes one rate for all days, of a rate that
    /// is another one now.
    Money month{};
    /// Earlier days again: the debt or its payments are known otherwise now.
    Money by_facts{};
    /// Earlier days again: the rate, its limit, the scale or a practice changed backwards.
    Money by_rules{};

    Money amount() const { return accrued + kept - posted; }
    friend bool operator==(const BilledPenalty&, const BilledPenalty&) = default;
};

}  // namespace kvit::bill
