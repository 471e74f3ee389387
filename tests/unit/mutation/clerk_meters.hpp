#pragma once

#include "unit/mutation/clerk_facts.hpp"

namespace kvit::test::mutation {

using Facts = std::map<std::string, std::vector<const Json*>>;

/// Is a meter of the service installed on a day?
bool has_meter(const Facts& facts, const std::string& account, const std::string& service, Day on);

/// The volume of a month by the meters of an account; nothing where a reading is missing.
std::optional<Rational> volume_by_meters(const Facts& facts, const Docs& docs,
                                         const std::string& account, const std::string& service);

}  // namespace kvit::test::mutation
