#pragma once

#include <cstdint>
#include <optional>

#include "kvit/calendar/month.hpp"
#include "kvit/law/penalty_practices.hpp"
#include "ledger/case_law.hpp"

namespace kvit::ledger {

/// Whether a debt takes a payment that does not name it.
enum class Turn : std::uint8_t {
    in_order,     ///< when the older ones are paid
    later_month,  ///< not at all: the month is later than the payment (`no_future`)
    time_barred,  ///< not at all: out of time (`fifo_not_time_barred`)
};

/// Очерёдность погашения: in which order one payment meets debts. First those of the month that the
/// payer named, if that is heeded, then the others by their due dates. The one place of these
/// practices: the days of penalties and the allocation of money ask it alike.
class PaymentOrder {
  public:
    /// Reads the term of limitation where the practice needs it. Throws `Failure`.
    static PaymentOrder of(CaseLaw& law, law::PenaltyAllocation allocation,
                           law::PenaltyFuture future, Date paid) {
        std::optional<int> years;
        if (allocation == law::PenaltyAllocation::fifo_not_time_barred)
            years = law.limitation_years(paid).value;
        return {allocation, future, paid, years};
    }

    bool heeds_named_month() const { return allocation_ != law::PenaltyAllocation::fifo; }

    Turn turn_of(Month period, Date due) const {
        if (future_ == law::PenaltyFuture::no_future && period > Month::of(paid_))
            return Turn::later_month;
        if (years_ && CaseLaw::years_after(due, *years_) < paid_) return Turn::time_barred;
        return Turn::in_order;
    }

  private:
    PaymentOrder(law::PenaltyAllocation allocation, law::PenaltyFuture future, Date paid,
                 std::optional<int> years)
        : allocation_(allocation), future_(future), paid_(paid), years_(years) {}

    law::PenaltyAllocation allocation_;
    law::PenaltyFuture future_;
    Date paid_;
    std::optional<int> years_;
};

}  // namespace kvit::ledger
