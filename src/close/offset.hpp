#pragma once

#include "close/account_money.hpp"

namespace kvit::close {

/// Зачёт переплаты: what a creditor owes the account for one month (a recalculation below zero, a
/// debt that was written off after it was paid) covers what the account owes the same creditor, the
/// same service first, the oldest month first. Never the debt to another creditor. Parts of
/// payments move with it, so that what is taken back of them is taken from where it counts.
void offset_within_creditors(AccountMoney& account);

}  // namespace kvit::close
