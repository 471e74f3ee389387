#pragma once

#include <functional>
#include <vector>

#include "kvit/ledger/reconciliation/practices.hpp"
#include "kvit/ledger/reconciliation/reconciled.hpp"
#include "ledger/reconciliation/account_index.hpp"
#include "ledger/reconciliation/payments.hpp"

namespace kvit::ledger {

/// Where the proceedings of a case stand on its `as_of`.
class Proceedings {
  public:
    Proceedings(const PaymentsCase& facts, RowsInWork& rows, const AccountIndex& index)
        : facts_(facts), rows_(rows), index_(index) {}

    /// Claims, and what they take back of payments; a payment has less left then.
    std::vector<TakeBack> settle_claims(std::vector<Standing>& claims);
    void look_at_lives(std::vector<Standing>& lives);
    /// `practices(paid)`: those on the day of a payment. A payment of the case that has an account
    /// is posted.
    void look_at_searches(std::vector<Standing>& searches,
                          const std::function<ReconciliationPractices(Date)>& practices);
    /// Throws `Failure` with everything that was wrong.
    void require_no_errors() const;

  private:
    const PaymentsCase& facts_;
    RowsInWork& rows_;
    const AccountIndex& index_;
    Errors errors_;
};

}  // namespace kvit::ledger
