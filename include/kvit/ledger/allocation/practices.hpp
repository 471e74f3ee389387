#pragma once

#include "kvit/law/policy.hpp"

namespace kvit::ledger {

/// The practices of allocation as they hold on the day of a payment. Their names and meanings are
/// those of `law/allocation_practices.hpp`; the first four are shared with penalties.
struct AllocationPractices {
    law::PenaltyAllocation months;
    law::PenaltyFuture future;
    law::PenaltyAdvance advance_pays;
    law::PenaltyUncoveredRate uncovered;
    law::AllocationUnnamed unnamed;
    law::AllocationDirection direction;
    law::AllocationSplit split;
    law::AllocationResidue residue;
    law::AllocationPenalty penalty;
    law::AllocationVoluntary voluntary;
    law::AllocationAdvance advance;

    /// The options in the order of the members.
    static constexpr law::PolicyOption options[] = {
        law::PolicyOption::penalty_allocation, law::PolicyOption::penalty_future,
        law::PolicyOption::penalty_advance,    law::PolicyOption::penalty_uncovered_rate,
        law::PolicyOption::allocation_unnamed, law::PolicyOption::allocation_direction,
        law::PolicyOption::allocation_split,   law::PolicyOption::allocation_residue,
        law::PolicyOption::allocation_penalty, law::PolicyOption::allocation_voluntary,
        law::PolicyOption::allocation_advance,
    };

    static AllocationPractices of(const law::Policy& policy, Date paid);
};

}  // namespace kvit::ledger
