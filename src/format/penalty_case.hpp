#pragma once

#include <string>

#include "kvit/format/documents.hpp"

namespace kvit::format {

/// The facts of a penalty case as kvit-penalty/1.
std::string write_penalty_case(const ledger::PenaltyCase& facts, Layout layout = Layout::pretty);

}  // namespace kvit::format
