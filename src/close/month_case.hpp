#pragma once

#include <map>
#include <set>
#include <string>

#include "close/account_money.hpp"
#include "close/money_facts.hpp"
#include "close/receivables.hpp"
#include "kvit/ledger/allocation/allocation_case.hpp"

namespace kvit::close {

/// The allocation case of a month: the payments that the policy allocates, what is taken back of
/// any payment, and the debts that both meet.
class MonthCase {
  public:
    MonthCase(const charge::HouseMonth& house, const MoneyFacts& facts,
              std::map<AccountId, AccountMoney>& accounts);

    /// Payments without parts, each on an account that is allocated from now on.
    void add_payments();
    /// Take-backs, with the places of what they take.
    void add_take_backs();
    /// The debts of every account that the case names. Throws `Failure`.
    void add_receivables(Receivables& receivables);

    const ledger::AllocationCase& value() const { return case_; }
    const Errors& errors() const { return errors_; }
    /// Has the host split that payment?
    bool is_split(const std::string& payment) const { return split_.contains(payment); }
    /// Why a transfer was made and by whom; of a payment nothing.
    std::pair<std::string, std::string> decided(const std::string& payment) const;

  private:
    void add_take_back(const premises::TakeBack& fact);
    bool add_placed(const FactId& payment, const std::string& path);
    void add_split(const premises::Payment& payment, const std::string& path);
    void refuse_empty(const FactId& payment, const std::string& path);

    const charge::HouseMonth& house_;
    const MoneyFacts& facts_;
    std::map<AccountId, AccountMoney>& accounts_;
    ledger::AllocationCase case_;
    std::set<std::string> split_;
    Errors errors_;
};

}  // namespace kvit::close
