#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kvit/base/result.hpp"
#include "kvit/exchange/encoding.hpp"
#include "kvit/exchange/mode.hpp"
#include "kvit/ledger/reconciliation/registry.hpp"

/// Statements of banks (выписки) in the exchange of 1C with client-bank systems,
/// 1CClientBankExchange 1.00 to 1.03.
namespace kvit::exchange {

/// One account over the days of the statement (СекцияРасчСчет).
struct StatementAccount {
    std::string account;
    std::optional<Date> from{};
    std::optional<Date> to{};  ///< inclusive, as banks say it
    std::optional<Money> opening{};
    std::optional<Money> in{};
    std::optional<Money> out{};
    std::optional<Money> closing{};
    friend bool operator==(const StatementAccount&, const StatementAccount&) = default;
};

/// Where the money of a document goes, seen from the accounts of the statement.
enum class Direction : std::uint8_t {
    incoming,
    outgoing,
    unknown,  ///< a payment order that nobody carried out yet, say
};

struct DirectionRow {
    Direction direction;
    std::string_view name;
};

inline constexpr DirectionRow direction_rows[] = {
    {Direction::incoming, "incoming"},
    {Direction::outgoing, "outgoing"},
    {Direction::unknown, "unknown"},
};

/// A document (СекцияДокумент). Names of payers and payees are not kept.
struct StatementDocument {
    std::string kind;  ///< "Платежное поручение", "Банковский ордер" …
    std::string number;
    Date date;
    Money amount;  ///< above zero
    Direction direction = Direction::unknown;
    std::string payer_account{};
    std::string payer_bic{};
    std::string payee_account{};
    std::string payee_bic{};
    std::optional<Date> debited{};   ///< ДатаСписано
    std::optional<Date> credited{};  ///< ДатаПоступило
    std::string code{};              ///< УИН
    std::string purpose{};  ///< НазначениеПлатежа, or its lines joined by spaces
    std::size_t line = 0;   ///< where it begins, from 1
    friend bool operator==(const StatementDocument&, const StatementDocument&) = default;
};

/// What one file held.
struct StatementFile {
    Encoding encoding = Encoding::windows1251;
    std::string version{};
    std::vector<StatementAccount> accounts{};
    std::vector<StatementDocument> documents{};
    /// The incoming documents as rows for kvit-payments/1. An operation is named by BIC and account
    /// of the payer, number, date and amount: the number alone is not unique. The second of two
    /// that are alike in all of it ends in "#2", with a remark.
    ledger::Registry registry{};
    Errors remarks{};
};

/// What the file does not say itself.
struct StatementHint {
    std::string id{};     ///< none: account and days of the first section
    std::string agent{};  ///< none: "bank"
};

/// Reads a file, or refuses it whole. Paths of errors are "line:column key", both from 1.
///
/// Errors: `bad_table` for another first line, a section inside another or one that does not close,
/// a line that is no Key=Value; `missing_key` for no КонецФайла at the end (a file cut short), no
/// number, date or sum of a document; `bad_date`, `bad_money`, `bad_id` of a value;
/// `duplicate_key` of a key of the same section; `identity_violated` where opening + in - out is
/// not closing; `bad_text`, `not_utf8` of bytes; `limit_exceeded` past `limits::payments_rows_max`.
///
/// Lenient mode lets pass, with a remark: a file in UTF-8 whatever it declares, a key twice (the
/// first one stands), lines after КонецФайла. Documents that do not sum to what an only account
/// took in or paid are a remark in both modes, as a file need not hold all of them.
Result<StatementFile> parse_statement(std::string_view bytes, const StatementHint& hint = {},
                                      Mode mode = Mode::strict);

}  // namespace kvit::exchange
