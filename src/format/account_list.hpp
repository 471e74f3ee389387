#pragma once

#include <vector>

#include "format/json/reader.hpp"
#include "kvit/base/id.hpp"

namespace kvit::format {

/// The key "accounts" of a fact about some accounts of the house; absent, and so empty: all of
/// them.
std::vector<AccountId> read_account_list(json::ObjectReader& r);

}  // namespace kvit::format
