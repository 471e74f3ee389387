#pragma once

#include "exchange/judge.hpp"
#include "kvit/exchange/statement.hpp"

namespace kvit::exchange {

/// Makes the registry of a file out of its documents; `StatementFile::registry` says of which.
/// Errors: `bad_id` of an operation, of the registry or of the agent.
void make_rows(const StatementHint& hint, Judge& judge, StatementFile& file);

}  // namespace kvit::exchange
