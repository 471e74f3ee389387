#pragma once

#include <cstddef>

#include "kvit/base/result.hpp"
#include "kvit/ledger/penalty.hpp"
#include "kvit/trace/explanation.hpp"

namespace kvit::ledger {

/// Why an interval is what it is: which debt, which days of delay, whose rate and share, and the
/// arithmetic. `number` counts from 1. Errors: `not_found` past the end; `identity_violated` if the
/// interval does not give its amount again.
Result<trace::Explanation> explain(const Penalty& penalty, std::size_t number);

}  // namespace kvit::ledger
