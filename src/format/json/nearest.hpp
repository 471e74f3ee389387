#pragma once

#include <string_view>
#include <vector>

#include "kvit/base/text.hpp"

namespace kvit::format::json {

/// The name that `word` is most likely a slip of: at most a third of its letters added, lost,
/// replaced or swapped with a neighbour. Empty if there is none; the first of equally near ones.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& names);

/// What was expected in place of `word`: the name that it is a slip of, and all of them.
Text one_of(const std::vector<std::string_view>& names, std::string_view word);

}  // namespace kvit::format::json
