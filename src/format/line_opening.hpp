#pragma once

#include <string_view>

#include "kvit/base/result.hpp"
#include "kvit/close/opening.hpp"

namespace kvit::format {

/// What a line brings from the month before: a kvit-opening/1, or the closing of a kvit-closed/1.
/// The bills of a closed month are not read again.
Result<close::Opening> read_line_opening(std::string_view json);

}  // namespace kvit::format
