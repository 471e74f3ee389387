#pragma once

#include "bonus/evaluation/account.hpp"

namespace kvit::bonus {

/// The review of an account, or why there is none.
void review(Account& account, AccountEvaluation& evaluation);

/// The months that a review at a moment looks at, from the first.
std::vector<Month> reviewed_months(Account& account);

}  // namespace kvit::bonus
