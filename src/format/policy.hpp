#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "format/json/reader.hpp"
#include "format/json/value.hpp"
#include "kvit/law/policy.hpp"

namespace kvit::format {

const law::PolicyOptionRow& row_of(law::PolicyOption option);
/// The practices of an option by their names.
std::vector<json::Choice<std::uint8_t>> choices_of(const law::PolicyOptionRow& option);

/// One dated choice of an option: {"option", "choice", "from", "to"}.
law::Policy::Choice read_policy_choice(json::ObjectReader& r);
/// The same with the policy that made it, "by".
law::Policy::Difference read_difference(json::ObjectReader& r);
json::Object difference_object(const law::Policy::Difference& difference);

/// A shipped policy under the key "inherits"; `if_absent` if the key is absent.
law::ShippedPolicy read_base(json::ObjectReader& r, law::ShippedPolicy if_absent);

}  // namespace kvit::format
