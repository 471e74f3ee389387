#pragma once

#include <map>

#include "kvit/charge/house_month.hpp"
#include "ledger/case_law.hpp"

namespace kvit::close {

/// Before the Housing Code (2005-03) no penalty of the law accrues; a debt is taken as due by the
/// end of the next month: the order of payments and the limitation alone ask for it.
inline constexpr Month housing_code_from{2005, 3};

/// Сроки оплаты of the bills of a house, as the policy of a month reads the law.
class DueDates {
  public:
    explicit DueDates(const charge::HouseMonth& house);

    /// The last day for paying the bill of a month. Of a month more than a year ago whose working
    /// days the law book does not have, the nominal 10th: whether it moved by some days decides
    /// nothing any more. Throws `Failure` where the law has a gap.
    Date of(Month month) { return found(month).day; }

    /// Does the law book give it?
    bool known(Month month) { return found(month).by_law; }

  private:
    struct Due {
        Date day;
        bool by_law = false;
    };
    const Due& found(Month month);
    Due find(Month month);

    Month month_;
    ledger::Practices practices_;
    ledger::CaseLaw law_;
    std::map<Month, Due> found_;
};

}  // namespace kvit::close
