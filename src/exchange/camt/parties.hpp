#pragma once

#include "exchange/camt/piece.hpp"

namespace kvit::exchange {

/// Who paid whom, from a TxDtls: names only if they are asked for. Version 08 writes a party inside
/// Pty, version 02 calls BICFI BIC.
void read_parties(const Piece& piece, const XmlElement& details, bool names,
                  StatementDocument& document);

/// Number of an account (Acct, DbtrAcct): IBAN, else Othr/Id.
std::string camt_account(const Piece& piece, const XmlElement& account);

/// БИК of a bank (FinInstnId inside): of the Russian clearing system, else the international one.
std::string camt_bic(const Piece& piece, const XmlElement& bank);

/// What is said to the payee: free text and the references in a RmtInf. Gives the cuts of the
/// purpose that it makes (`TextLines::cuts`).
std::vector<std::size_t> read_remittance(const Piece& piece, const XmlElement& details,
                                         StatementDocument& document);

}  // namespace kvit::exchange
