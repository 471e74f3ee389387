#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "close/account_money.hpp"
#include "close/due_dates.hpp"
#include "close/money_facts.hpp"

namespace kvit::close {

/// The debts of one account through a month: as the opening brings them, and after everything that
/// moved in the month. Where the opening has no record of a debt, what was before the month is not
/// known, and its penalty begins with the first day whose penalties closes posted.
class DebtRecords {
  public:
    DebtRecords(const charge::HouseMonth& house, const MoneyFacts& facts, DueDates& due,
                const AccountOpening* opening, std::optional<Date> penalties_from);

    /// What moved on the account, and what its lines charge.
    void take_in(const std::vector<bill::Posting>& charges,
                 const std::vector<bill::Posting>& postings);

    /// Penalties that were posted by hand, in a month whose close posts none.
    void take_penalties(const std::vector<bill::Posting>& postings);

    std::map<bill::BalanceKey, DebtRecord>& all() { return records_; }

  private:
    void add(const bill::Posting& posting);
    void add_change_of_charge(DebtRecord& record, const bill::Posting& posting);
    void add_transfer(DebtRecord& record, const bill::Posting& posting);
    void give(DebtRecord& record, Money amount);
    void receive(DebtRecord& record, Money amount);
    DebtRecord& record(const bill::BalanceKey& key);
    bool of_housing(const bill::Posting& posting) const;
    std::optional<Date> paid_on(const bill::Posting& posting) const;

    const charge::HouseMonth& house_;
    DueDates& due_;
    std::optional<Date> penalties_from_;
    std::map<bill::BalanceKey, Money> brought_;  ///< principal of the opening
    std::map<std::string, Date> taken_back_;     ///< by take-backs: the day of their payment
    std::set<std::string> withdrawn_;            ///< postings by hand that are posted against
    std::vector<DebtChange> given_;              ///< by the last overpaid debt: money and its days
    std::map<bill::BalanceKey, DebtRecord> records_;
};

}  // namespace kvit::close
