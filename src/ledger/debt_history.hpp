#pragma once

#include <optional>
#include <span>
#include <vector>

#include "kvit/ledger/penalty.hpp"
#include "ledger/due_dates.hpp"

/// Debts through time, as penalties need them: which debt each kopeck covered and when, so that the
/// debt of every day is known.
namespace kvit::ledger {

/// From this day on the balance is so much.
struct BalanceStep {
    Date from;
    Money balance;
};
/// A balance by days, in their order; nothing before the first step, and the last one is for ever.
using Balance = std::vector<BalanceStep>;

/// What one payment covered of a debt, or what none did.
struct DebtPart {
    std::optional<Date> paid_on;
    Balance balance;
};

/// A debt through time.
struct DebtHistory {
    Money raised;
    Money paid;
    Balance balance;
    std::vector<DebtPart> parts;  ///< in the order of the payments; the unpaid rest last
    std::vector<Date> paid_on;    ///< days of the payments that covered a part of it, ascending

    Money left(Money amount) const { return amount + raised - paid; }
};

struct DebtHistories {
    std::vector<DebtHistory> debts;        ///< as `debts`
    std::vector<PaymentOutcome> payments;  ///< by date; `to_penalty` and `advance` before the
                                           ///< penalty is known
};

/// Lets the payments of a case up to its day cover the debts. Throws `Failure`.
DebtHistories debt_histories(CaseLaw& law, const PenaltyCase& facts, const Practices& practices,
                             std::span<const DueDebt> debts);

}  // namespace kvit::ledger
