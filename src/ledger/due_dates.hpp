#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "ledger/case_law.hpp"

namespace kvit::ledger {

/// A debt whose due date (срок оплаты) is known.
struct DueDebt {
    Month period;
    Money amount;
    Date due;
    bool presented = true;
    std::optional<trace::SourceId> source{};  ///< of the due date, where a rule gave it
    std::optional<Date> accrues_from{};       ///< days before it were charged elsewhere

    Date first_overdue_day() const { return due + 1; }
    /// The first day on which its money counts.
    Date first_charged_day() const {
        return accrues_from ? std::max(*accrues_from, first_overdue_day()) : first_overdue_day();
    }
};

/// Срок оплаты of a month by the law (ЖК РФ ст. 155 ч. 1). Throws `Failure` where the law has a
/// gap.
Date due_by_law(CaseLaw& law, const Practices& practices, Month period);

/// The debts of the case with their due dates, in the order in which payments cover them: by due
/// date, then by period. A correction with a due date of its own is one of them. Throws `Failure`.
std::vector<DueDebt> debts_due(CaseLaw& law, const PenaltyCase& facts, const Practices& practices);

}  // namespace kvit::ledger
