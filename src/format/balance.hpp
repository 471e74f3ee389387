#pragma once

#include <string>

#include "format/json/reader.hpp"
#include "format/json/value.hpp"
#include "kvit/bill/balance.hpp"

namespace kvit::format {

/// The keys "creditor", "service", "month" of a row of money.
bill::BalanceKey read_balance_key(json::ObjectReader& r);
/// The same on a bill or in a book, where "creditor" and "service" are absent of an advance.
bill::BalanceKey read_money_key(json::ObjectReader& r);
/// An object that begins with them; without ids for an advance.
json::Object balance_object(const bill::BalanceKey& key);
/// For messages: "uk-1/cold_water/2025-07".
std::string shown(const bill::BalanceKey& key);

}  // namespace kvit::format
