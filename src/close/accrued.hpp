#pragma once

#include <string>
#include <vector>

#include "close/due_dates.hpp"
#include "kvit/close/debt_record.hpp"
#include "kvit/ledger/penalty.hpp"

namespace kvit::close {

/// What accrues on the debts of a house by a day.
class Accrued {
  public:
    Accrued(const charge::HouseMonth& house, DueDates& due);

    /// The scale of the Housing Code that a service is under; none: no penalty of the law (a
    /// service outside the payment for housing and utilities, or a debt older than the Code).
    static std::string scale_of(const tariff::TariffBook& book, const ledger::BalanceKey& debt);

    /// Is some of the debt unpaid after its due date, on a day up to `as_of`?
    bool overdue(const DebtRecord& debt, Date as_of);

    /// The penalty of a debt by a day, as the law is known to the house. Throws `Failure`.
    ledger::Penalty by(const DebtRecord& debt, Date as_of) {
        return by(debt, as_of, house_.known_on);
    }
    /// The same as the law was known on a day.
    ledger::Penalty by(const DebtRecord& debt, Date as_of, Date known_on);

  private:
    const charge::HouseMonth& house_;
    DueDates& due_;
    std::vector<law::Policy::Choice> practices_;  ///< those of the month, for all days
};

}  // namespace kvit::close
