#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "close/account_money.hpp"
#include "close/month_case.hpp"
#include "kvit/ledger/allocation/allocated.hpp"

namespace kvit::close {

/// The payments of a house in a month that the policy allocates, and what is taken back of any.
class AllocatedMonth {
  public:
    AllocatedMonth(const charge::HouseMonth& house, const MoneyFacts& facts,
                   std::map<AccountId, AccountMoney>& accounts)
        : house_(house), accounts_(accounts), receivables_(house), case_(house, facts, accounts) {}

    /// Payments and take-backs over what the month began with.
    Errors take_in();
    /// What is left of payments over the charges of the month; what no debt takes stays an advance.
    Errors apply_advances();

  private:
    void offset_first();
    void post_payment(const ledger::AllocatedPayment& payment);
    void post_take_back(const ledger::TakenBack& taken);
    void keep(const ledger::AllocatedPayment& payment, const ledger::Allocated& allocated);
    void post_advance(AccountMoney& account, const PlacedPayment& payment, Money amount);
    void apply(const AccountId& id, AccountMoney& account);

    const charge::HouseMonth& house_;
    std::map<AccountId, AccountMoney>& accounts_;
    Receivables receivables_;
    MonthCase case_;
    std::set<FactId> fresh_;      ///< payments that this month posts
    std::set<FactId> transfers_;  ///< those of them that a transfer made
    std::set<FactId> waiting_;    ///< those of them that wait for the bill of the month
    Errors errors_;
};

}  // namespace kvit::close
