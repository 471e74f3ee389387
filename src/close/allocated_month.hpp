#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "close/account_money.hpp"
#include "close/money_facts.hpp"
#include "close/receivables.hpp"
#include "kvit/ledger/allocation/allocated.hpp"

namespace kvit::close {

/// The payments of a house in a month that the policy allocates, and what is taken back of any.
class AllocatedMonth {
  public:
    AllocatedMonth(const charge::HouseMonth& house, const MoneyFacts& facts,
                   std::map<AccountId, AccountMoney>& accounts)
        : house_(house), facts_(facts), accounts_(accounts), receivables_(house) {}

    /// Payments that were posted and are known by now never to have been made go back before any
    /// other looks at the debts. What is wrong with them `take_in` reports.
    void reverse_withdrawn();
    /// Payments and take-backs over what the month began with.
    Errors take_in();
    /// What is left of payments over the charges of the month; what no debt takes stays an advance.
    Errors apply_advances();

  private:
    // What the case is made of.
    void add_payments();
    void add_take_backs();
    bool add_placed(const FactId& payment, const std::string& path);
    void add_split(const premises::Payment& payment, const std::string& path);
    std::vector<ledger::PlacedBefore> places_of_split(const premises::Payment& payment) const;
    std::optional<PlacedPayment> places_of(const premises::Payment& payment);
    /// On which account and since which day the money of a payment, or of a transfer, lies.
    struct Origin {
        AccountId account;
        Date day;
    };
    std::optional<Origin> origin_of(FactId payment) const;
    void refuse_empty(const FactId& payment, const std::string& path);
    void offset_first();
    void name_accounts();

    // What came of it.
    void post_payment(const ledger::AllocatedPayment& payment);
    void post_take_back(const ledger::TakenBack& taken);
    void keep(const ledger::AllocatedPayment& payment, const ledger::Allocated& allocated);
    /// Why a transfer was made and by whom; of a payment nothing.
    std::pair<std::string, std::string> decided(const std::string& payment) const;
    void post_advance(AccountMoney& account, const PlacedPayment& payment, Money amount);
    void apply(const AccountId& id, AccountMoney& account);

    const charge::HouseMonth& house_;
    const MoneyFacts& facts_;
    std::map<AccountId, AccountMoney>& accounts_;
    Receivables receivables_;
    ledger::AllocationCase case_;
    std::set<std::string> split_;  ///< payments of the case that the host split
    std::set<FactId> fresh_;       ///< payments that this month posts
    std::set<FactId> transfers_;   ///< those of them that a transfer made
    std::set<FactId> waiting_;     ///< those of them that wait for the bill of the month
    Errors errors_;
};

}  // namespace kvit::close
