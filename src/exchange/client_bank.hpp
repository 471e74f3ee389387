#pragma once

#include <string_view>

#include "exchange/judge.hpp"
#include "kvit/exchange/statement.hpp"

namespace kvit::exchange {

/// Reads 1CClientBankExchange into accounts and documents; rows are made of them afterwards.
void read_client_bank(std::string_view bytes, bool names, Judge& judge, StatementFile& file);

}  // namespace kvit::exchange
