#pragma once

#include "kvit/bill/bill.hpp"

namespace kvit::bill {

/// The totals of a bill from its lines and balances. What is to pay is the sum over creditors: an
/// advance with one of them pays nothing to another. Of the voluntary services, what is accepted
/// already is not asked for again.
Totals totals_of(const Bill& bill);

}  // namespace kvit::bill
