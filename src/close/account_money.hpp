#pragma once

#include <map>
#include <vector>

#include "kvit/bill/compose.hpp"
#include "kvit/close/opening.hpp"

namespace kvit::close {

/// The money of one account while its month is settled: balances as they stand, and what moved.
class AccountMoney {
  public:
    explicit AccountMoney(const AccountOpening* opening);

    const std::map<bill::DebtKey, Money>& balances() const { return balances_; }
    Money balance(const bill::DebtKey& of) const {
        const auto at = balances_.find(of);
        return at == balances_.end() ? Money() : at->second;
    }
    /// Начислено за месяц долга, the weight of a share.
    Money charged(const bill::DebtKey& of) const {
        const auto at = charged_.find(of);
        return at == charged_.end() ? Money() : at->second;
    }

    /// A charge of the month. It stands on the bill by its line, so it is no movement.
    void charge(const bill::Posting& posting);
    void post(bill::Posting posting);
    void tell(charge::Decision decision) { moved.decisions.push_back(std::move(decision)); }

    bill::Movements moved;
    std::vector<PlacedPayment> payments;  ///< those that the policy allocated
    std::vector<bill::Balance> offers;    ///< voluntary offers of the bill before
    std::vector<DebtRecord> debts;        ///< after the month, where the policy posts penalties
    /// Does the policy allocate payments of this account? One whose payments the host splits keeps
    /// its balances as the host splits them.
    bool allocated = false;

    /// Money of payments that lay on one balance lies on another now, that of the newest first.
    void move_parts(const bill::DebtKey& from, const bill::DebtKey& to, Money amount);

    Money advance() const;
    /// The opening of the next month, but for what is not money.
    void carry(AccountOpening& next, Month month) const;

  private:
    std::map<bill::DebtKey, Money> balances_;
    std::map<bill::DebtKey, Money> charged_;
};

}  // namespace kvit::close
