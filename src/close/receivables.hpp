#pragma once

#include <map>

#include "close/account_money.hpp"
#include "close/due_dates.hpp"
#include "kvit/charge/house_month.hpp"
#include "kvit/ledger/allocation/receivable.hpp"

namespace kvit::close {

/// What the payments of a month meet: balances as receivables, with the day on which they are due,
/// the bill they stand on and their place on it.
class Receivables {
  public:
    explicit Receivables(const charge::HouseMonth& house);

    /// The debts of the account above zero and the offers of the bill before. A part that one of
    /// `placed` covered is in the amount of its receivable. Throws `Failure`.
    ledger::AccountReceivables of(const AccountId& id, const AccountMoney& account,
                                  const std::vector<ledger::ReceivedPayment>& placed,
                                  bool with_offers);

  private:
    std::int64_t row(const ServiceId& service) const;

    const charge::HouseMonth& house_;
    DueDates due_;
    std::map<ServiceId, std::int64_t> rows_;
};

}  // namespace kvit::close
