#pragma once

#include "unit/mutation/clerk.hpp"
#include "unit/mutation/product.hpp"

namespace kvit::test::mutation {

/// Where the closed month differs from what the clerk expects; empty where it does not.
std::vector<std::string> differences(const close::Closed& closed,
                                     const std::map<std::string, ExpectedBill>& expected);

}  // namespace kvit::test::mutation
