#pragma once

#include <array>
#include <string_view>

#include "kvit/format/documents.hpp"
#include "workload/penalties.hpp"

/// The ways through a plan, each on the accounts of the workload.
namespace kvit::bench {

struct PenaltyPractice {
    std::string_view name;
    ledger::PenaltyCase facts;
};

inline std::array<PenaltyPractice, 3> penalty_practices() {
    const ledger::PenaltyCase workload = workload_case();
    // What the law says by default: the rate of the day of each payment, each interval rounded.
    ledger::PenaltyCase by_law = workload;
    by_law.choices.clear();
    by_law.rates.clear();
    by_law.no_accrual.reset();
    // A rate with three decimals, which 64 bits are not proved for.
    ledger::PenaltyCase wide = workload;
    wide.rates.front().percent = Decimal(21'001, 3);
    return {{{"workload", workload}, {"law_default", by_law}, {"wide", wide}}};
}

inline ledger::PenaltyPlan plan_of(const PenaltyPractice& practice) {
    return ledger::PenaltyPlan::make(format::built_in_law().value_or_throw(), law::Policy(),
                                     practice.facts)
        .value_or_throw();
}

}  // namespace kvit::bench
