#pragma once

#include <string>
#include <vector>

#include "format/json/reader.hpp"
#include "format/json/value.hpp"
#include "kvit/law/policy.hpp"

namespace kvit::format {

/// One dated choice of an option: {"option", "choice", "from", "to"}.
law::Policy::Difference read_difference(json::ObjectReader& r);
json::Object difference_object(const law::Policy::Difference& difference);

/// The base under the key "inherits"; `law_default` if the key is absent.
std::string read_base(json::ObjectReader& r);

}  // namespace kvit::format
