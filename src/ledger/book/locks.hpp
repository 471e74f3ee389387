#pragma once

#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "kvit/charge/decision.hpp"
#include "kvit/ledger/book/book_case.hpp"

namespace kvit::ledger {

/// Which months take postings on which days: locks and reopenings in the order of their days.
class Locks {
  public:
    explicit Locks(std::span<const MonthLock> locks);

    /// The lock in force for a month on a day; nullptr: it is open.
    const MonthLock* in_force(Month month, Date on) const;

    /// A lock of a locked month, a reopening of an open one.
    Errors check() const;
    /// What was locked and reopened, by whom and why.
    std::vector<charge::Decision> told() const;

  private:
    std::map<Month, std::vector<const MonthLock*>> by_month_;
};

}  // namespace kvit::ledger
