#pragma once

#include <set>

#include "unit/mutation/product.hpp"

namespace kvit::test::mutation {

/// The accounts that the difference of two sets of documents concerns; nothing: any account.
std::optional<std::set<std::string>> concerned(const Docs& before, const Docs& after);

/// Accounts that a change does not concern and whose bills it changed all the same.
std::vector<std::string> bills_that_moved(const Docs& docs_before, const Outcome& before,
                                          const Docs& docs_after, const Outcome& after);

}  // namespace kvit::test::mutation
