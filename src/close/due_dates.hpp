#pragma once

#include <map>

#include "kvit/charge/house_month.hpp"
#include "ledger/case_law.hpp"

namespace kvit::close {

/// Сроки оплаты of the bills of a house, as the policy of a month reads the law.
class DueDates {
  public:
    explicit DueDates(const charge::HouseMonth& house);

    /// The last day for paying the bill of a month. Throws `Failure` where the law has a gap.
    Date of(Month month);

  private:
    ledger::Practices practices_;
    ledger::CaseLaw law_;
    std::map<Month, Date> found_;
};

/// Before the Housing Code (2005-03) a debt is taken as due by the end of the next month: the order
/// of payments and the limitation alone ask for it, no penalty of the law accrues.
inline constexpr Month housing_code_from{2005, 3};

}  // namespace kvit::close
