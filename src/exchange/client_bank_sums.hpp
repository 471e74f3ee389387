#pragma once

#include <string>
#include <vector>

#include "exchange/judge.hpp"
#include "kvit/exchange/statement.hpp"

/// What the sections and the documents of 1CClientBankExchange say of each other.
namespace kvit::exchange {

/// The accounts that a document names beside those that it shows: of an indirect settlement
/// (непрямые расчёты) each party has two.
struct OtherAccounts {
    std::string payer{};
    std::string payee{};
};

/// Finds where the money of each document went. Banks fill one of the two days; where they fill
/// both or none, the accounts say it, whichever key holds the own one. A day that contradicts the
/// accounts is money that never came, or that would be lost.
/// `own` are the accounts of the file, `others` stand beside `file.documents`.
void find_directions(std::vector<std::string> own, const std::vector<OtherAccounts>& others,
                     Judge& judge, StatementFile& file);

/// Compares the sections of one account with each other, and all with the documents. `places` are
/// those of the sections, "5:1".
void compare_sums(const std::vector<std::string>& places, Judge& judge, const StatementFile& file);

}  // namespace kvit::exchange
