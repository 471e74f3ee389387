#pragma once

#include <string>

#include "kvit/base/result.hpp"
#include "kvit/exchange/statement.hpp"

/// Writing statements of banks (выписки) for accounting programmes.
namespace kvit::exchange {

/// A file as its form 1CClientBankExchange would hold it: what only camt knows is left out.
/// A currency, a reversal or a document that is not booked cannot be said there.
/// Errors: `unsupported` with the path of the document, "documents[3].foreign".
Result<StatementFile> as_client_bank(const StatementFile& file);

/// The bytes of 1CClientBankExchange with CRLF, in the encoding of the file. `parse_statement`
/// reads the same accounts and documents from them, which is checked before they are given; what
/// the form has no key for - who made the file and when - is not written. A file in UTF-8 is read
/// in lenient mode alone, since the form knows windows-1251 and cp866.
///
/// Errors, with paths as in kvit-statement/1: those of `as_client_bank`; `identity_violated` where
/// opening + in - out is not closing, or a section does not begin with what the day before ended
/// with; `bad_text` of a character that the encoding lacks, of a line
/// break or another control character, of spaces around a text; `bad_choice` of another encoding;
/// `missing_key` of a document without a number; `out_of_range` of a sum that is not above zero;
/// `contradiction` of a document that would be read as another one.
Result<std::string> write_client_bank(const StatementFile& file);

}  // namespace kvit::exchange
