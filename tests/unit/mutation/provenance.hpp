#pragma once

#include "unit/mutation/product.hpp"

namespace kvit::test::mutation {

/// Inputs of lines whose source does not state their value in the documents.
std::vector<std::string> untrue_sources(const close::Closed& closed, const Docs& docs);

}  // namespace kvit::test::mutation
