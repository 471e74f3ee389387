#pragma once

#include <string>

#include "unit/mutation/docs.hpp"

namespace kvit::test::mutation {

/// Gives documents what no generated house has and what changes no bill, so that a mutation finds
/// the key: a fact that was taken back, a meter of a service that nobody is charged for. Where
/// nothing gives the key, nothing is added.
void give_extra(Docs& docs, const std::string& document, const std::string& key);

}  // namespace kvit::test::mutation
