#pragma once

#include <string_view>

#include "exchange/judge.hpp"
#include "kvit/exchange/statement.hpp"

namespace kvit::exchange {

/// Reads camt.053 or camt.054 into accounts and documents; rows are made of them afterwards.
void read_camt(std::string_view bytes, bool names, Judge& judge, StatementFile& file);

}  // namespace kvit::exchange
