#pragma once

#include <map>
#include <vector>

#include "close/account_money.hpp"
#include "close/due_dates.hpp"
#include "close/money_facts.hpp"

namespace kvit::close {

/// The debts of one account through a month: as the opening brings them, and after everything that
/// moved in the month. A balance that the opening brings without a record is taken as it stands:
/// what was before it is not known, so its penalty begins with the month.
class DebtRecords {
  public:
    DebtRecords(const charge::HouseMonth& house, const MoneyFacts& facts, DueDates& due,
                const AccountOpening* opening);

    /// What moved on the account, and what its lines charge.
    void take_in(const std::vector<bill::Posting>& charges,
                 const std::vector<bill::Posting>& postings);

    std::map<bill::BalanceKey, DebtRecord>& all() { return records_; }

  private:
    void add(const bill::Posting& posting);
    void add_transfer(DebtRecord& record, const bill::Posting& posting);
    DebtRecord& record(const bill::BalanceKey& key);
    bool accrues(const bill::Posting& posting) const;
    std::optional<Date> paid_on(const bill::Posting& posting) const;

    const charge::HouseMonth& house_;
    DueDates& due_;
    std::map<bill::BalanceKey, Money> brought_;  ///< principal of the opening
    std::map<std::string, Date> taken_back_;     ///< by take-backs: the day of their payment
    std::map<bill::BalanceKey, DebtRecord> records_;
};

}  // namespace kvit::close
