#pragma once

#include "bonus/evaluation/account.hpp"

namespace kvit::bonus {

/// Decides each grant for each unit of an account.
void decide_grants(Account& account, AccountEvaluation& evaluation);

/// Whether the account takes part in each draw of the programme, by the review before.
void enter_draws(Account& account, AccountEvaluation& evaluation);

/// Whether the programme holds on the day of the evaluation.
bool is_active(Account& account);

/// Why an account takes no part in a unit; empty: it does.
std::vector<Reason> outside(Account& account, const Context& context);

}  // namespace kvit::bonus
