#pragma once

#include <map>
#include <span>
#include <vector>

#include "kvit/charge/decision.hpp"
#include "kvit/ledger/book/book_case.hpp"

namespace kvit::ledger {

/// Balances at one moment, without zeros.
using Balances = std::map<BalanceOf, Money>;

/// What a succession posts at the end of its month: debts for services that follow the premises
/// leave the old account and come to the new one, in pairs that sum to zero.
std::vector<Posting> postings_of(const Succession& succession, const Balances& balances,
                                 std::span<const ServiceId> follow_premises);

/// What became of the debts of the old account, in words.
std::vector<charge::Decision> told(const Succession& succession, const Balances& balances,
                                   std::span<const ServiceId> follow_premises);

}  // namespace kvit::ledger
