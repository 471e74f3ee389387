#pragma once

#include "kvit/law/policy.hpp"

namespace kvit::ledger {

/// Practices — учётная практика начисления пени: every choice of the policy that concerns them, as
/// it holds on the day of the calculation. The names and meanings are those of
/// `law/penalty_practices.hpp`.
struct Practices {
    law::PenaltyAsOf as_of;
    law::PenaltyPaymentDay payment_day;
    law::PenaltyRate rate;
    law::PenaltySeries series;
    law::PenaltyUncoveredRate uncovered_rate;
    law::PenaltyCap cap;
    law::PenaltyCap2025 cap_2025;
    law::PenaltyCapDay cap_day;
    law::PenaltyTransition2016 transition_2016;
    law::PenaltyClock clock;
    law::PenaltyRounding rounding;
    law::PenaltyIntervalCut interval_cut;
    law::PenaltyAllocation allocation;
    law::PenaltyFuture future;
    law::PenaltyAdvance advance;
    law::PenaltyCorrection correction;
    law::PenaltyDue2026 due_2026;
    law::PenaltyDueShift due_shift;
    law::PenaltyPresidentialDays presidential_days;
    law::PenaltyBankr497 bankr497;
    law::PenaltyLimitation limitation;

    static Practices of(const law::Policy& policy, Date as_of);

    /// The first day on which a payment of a day has lowered the debt.
    Date lowered_from(Date payment) const {
        return payment_day == law::PenaltyPaymentDay::payday_charged ? payment + 1 : payment;
    }
};

}  // namespace kvit::ledger
