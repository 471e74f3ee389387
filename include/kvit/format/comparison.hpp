#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kvit/audit/compare.hpp"
#include "kvit/format/documents.hpp"

namespace kvit::format {

/// What may be compared: the bills of a kvit-closed/1, or the one bill of a kvit-bill/1.
Result<std::vector<bill::Bill>> read_bills(std::string_view json);

/// Compares two documents. The path of an error in one of them begins with "before:" or "after:".
Result<audit::Comparison> compare_documents(std::string_view before, std::string_view after);

/// kvit-comparison/1.
std::string write_comparison(const audit::Comparison& comparison, Layout layout = Layout::pretty);

}  // namespace kvit::format
