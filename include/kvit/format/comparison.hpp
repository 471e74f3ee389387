#pragma once

#include <string>
#include <string_view>

#include "kvit/audit/compare.hpp"
#include "kvit/format/documents.hpp"

namespace kvit::format {

/// Compares two documents, kvit-bill/1 or kvit-closed/1 each: one bill beside another as two of one
/// account, otherwise per account. The path of an error in one of them begins with "before:" or
/// "after:".
Result<audit::Comparison> compare_documents(std::string_view before, std::string_view after);

/// kvit-comparison/1.
std::string write_comparison(const audit::Comparison& comparison, Layout layout = Layout::pretty);

}  // namespace kvit::format
