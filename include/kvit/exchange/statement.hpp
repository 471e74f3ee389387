#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kvit/base/result.hpp"
#include "kvit/exchange/encoding.hpp"
#include "kvit/exchange/mode.hpp"
#include "kvit/exchange/purpose_ids.hpp"
#include "kvit/ledger/reconciliation/registry.hpp"

/// Statements of banks (выписки): the exchange of 1C with client-bank systems
/// (1CClientBankExchange 1.00 to 1.03), and the messages camt.053 (a statement) and camt.054 (a
/// notification) of ISO 20022 in the versions 001.02, 001.04 and 001.08.
namespace kvit::exchange {

/// The order is that of `statement_form_rows`.
enum class StatementForm : std::uint8_t {
    client_bank,
    camt053,
    camt054,
};

struct StatementFormRow {
    StatementForm form;
    std::string_view name;
};

inline constexpr StatementFormRow statement_form_rows[] = {
    {StatementForm::client_bank, "1CClientBankExchange"},
    {StatementForm::camt053, "camt.053"},
    {StatementForm::camt054, "camt.054"},
};

constexpr const StatementFormRow& row_of(StatementForm form) {
    return statement_form_rows[static_cast<std::size_t>(form)];
}

/// A sum in a currency that is not the rouble: told, never counted as money of an account.
struct ForeignSum {
    std::string currency;  ///< three letters of ISO 4217
    std::string amount;    ///< at most five decimals, "-" in front of a debit balance
    friend bool operator==(const ForeignSum&, const ForeignSum&) = default;
};

/// A balance of camt. One of `amount` and `foreign` is there.
struct StatementBalance {
    std::string code;               ///< OPBD, CLBD, ITBD, OPAV … or the bank's own
    std::optional<Money> amount{};  ///< below zero for a debit balance
    std::optional<ForeignSum> foreign{};
    std::optional<Date> date{};
    friend bool operator==(const StatementBalance&, const StatementBalance&) = default;
};

/// One account over the days of the statement: СекцияРасчСчет, Stmt or Ntfctn. The four sums of
/// camt are those of OPBD (else PRCD) and CLBD and of the booked entries, in roubles alone.
struct StatementAccount {
    std::string account;
    std::optional<Date> from{};
    std::optional<Date> to{};  ///< inclusive, as banks say it
    std::optional<Money> opening{};
    std::optional<Money> in{};
    std::optional<Money> out{};
    std::optional<Money> closing{};
    std::string id{};        ///< of the statement, in camt
    std::string bic{};       ///< of the bank, in camt
    std::string currency{};  ///< in camt
    std::vector<StatementBalance> balances{};
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

/// A document: СекцияДокумент, or an entry of camt (Ntry), or each of its details (TxDtls) where
/// these have their sums.
struct StatementDocument {
    std::string kind;  ///< "Платежное поручение", "Банковский ордер" …; in camt "PMNT.RCDT.DMCT"
    std::string number;  ///< in camt EndToEndId, else what the bank calls the entry
    Date date;
    Money amount;  ///< above zero; zero where there is `foreign`
    Direction direction = Direction::unknown;
    std::string payer_account{};
    std::string payer_bic{};
    std::string payee_account{};
    std::string payee_bic{};
    std::optional<Date> debited{};   ///< ДатаСписано
    std::optional<Date> credited{};  ///< ДатаПоступило
    std::string code{};              ///< УИН
    std::string purpose{};  ///< НазначениеПлатежа, or its lines joined by spaces
    /// Those in the purpose. Where it came in lines of full length (35, 140 or 210 characters), it
    /// may have been cut inside a number: see `ids_in` of cuts.
    std::vector<PurposeId> ids{};
    std::size_t line = 0;  ///< where it begins, from 1
    // Kept only where `StatementHint::names` asks for it: they are personal data.
    std::string payer_name{};
    std::string payee_name{};
    // In camt alone.
    std::size_t statement = 0;  ///< which of the accounts of the file, from 1
    std::size_t entry = 0;      ///< which entry of that statement, from 1
    std::string status{};   ///< BOOK; PDNG, INFO, FUTR are not carried out and have no direction
    bool reversal = false;  ///< RvslInd: the entry takes another one back
    std::optional<Date> value_date{};
    std::string end_to_end{};               ///< EndToEndId as written
    std::string reference{};                ///< AcctSvcrRef: the number that the bank gave
    std::vector<std::string> references{};  ///< of the creditor: Strd/CdtrRefInf/Ref
    std::optional<ForeignSum> foreign{};
    friend bool operator==(const StatementDocument&, const StatementDocument&) = default;
};

/// What one file held.
struct StatementFile {
    StatementForm form = StatementForm::client_bank;
    Encoding encoding = Encoding::windows1251;  ///< of camt utf8: its XML says it itself
    std::string version{};                      ///< "1.03"; of camt "001.08"
    std::string message{};                      ///< MsgId of camt
    std::vector<StatementAccount> accounts{};
    std::vector<StatementDocument> documents{};
    /// The incoming documents in roubles as rows for kvit-payments/1. An operation is named by BIC
    /// and account of the payer, number, date and amount: the number alone is not unique. The
    /// second of two that are alike in all of it ends in "#2", with a remark. What takes an
    /// incoming document of the same file back is a reversal of its row; other reversals are
    /// remarks.
    ledger::Registry registry{};
    Errors remarks{};
};

/// Which form a file is read in.
enum class FormChoice : std::uint8_t {
    by_content,  ///< camt if it begins as XML does
    client_bank,
    camt,
};

/// What the file does not say itself.
struct StatementHint {
    std::string id{};     ///< none: account and days of the first section; of camt MsgId
    std::string agent{};  ///< none: "bank"
    FormChoice form = FormChoice::by_content;
    bool names = false;  ///< whether names of payers and payees are kept
};

/// Reads a file, or refuses it whole. Paths of errors are "line:column" from 1, and the key or the
/// path of the element, "12:7 Document/BkToCstmrStmt/Stmt[1]/Ntry[3]/Amt".
///
/// Errors of 1CClientBankExchange: `bad_table` for another first line, a section inside another or
/// one that does not close, a line that is no Key=Value, spaces or tabs before a key and around the
/// first line; `missing_key` for no КонецФайла at the end (a file cut short), no number, date or
/// sum of a document; `bad_date`, `bad_money`, `bad_id` of a value; `duplicate_key` of a key of the
/// same section; `identity_violated` where opening + in - out is not closing, or where one section
/// of an account begins with another balance than that of the day before ended with; `bad_text` of
/// a byte that the encoding does not know, of a control character in a text, of a file that is
/// UTF-8 (one error); `contradiction` of a day that does not fit the accounts; `limit_exceeded`
/// past `payments_rows_max`.
///
/// Errors of camt: `bad_text` for XML that is not well-formed or has a DTD; `wrong_schema` for
/// another message or version; `missing_key`, `duplicate_key`, `bad_choice`, `bad_date`,
/// `bad_money`, `too_precise` of an element, `limit_exceeded`; `identity_violated` where opening +
/// credits - debits is not closing, an entry is not the sum of its details, or declared totals
/// (TxsSummry, Btch) differ from what is there. Roubles are whole kopecks: other decimals
/// than zeros are `too_precise`.
///
/// Lenient mode lets pass, with a remark: a file in UTF-8 whatever it declares, a key twice (the
/// first one stands), lines after КонецФайла, blanks around lines, control characters (a space
/// takes their place), a day that does not fit the accounts (these stand); in camt an element
/// twice, an unknown status, a sum of zero, no balances. Sums and totals have no lenient mode, but
/// where there is nothing to compare with - another currency, a page of several, details without
/// sums - a remark says so. Documents that do not sum to what the sections of their account took in
/// or paid are a remark in both modes, as a file of 1C need not hold all of them. Where there are
/// documents of which nobody can say the account, all sections are compared with all documents;
/// sections of an account that have days in common are not, and a remark says so.
///
/// Whose money a document is shows by the accounts of the file. Of an indirect settlement each
/// party has two, ПлательщикСчет and ПлательщикРасчСчет, and the own one may stand in either.
Result<StatementFile> parse_statement(std::string_view bytes, const StatementHint& hint = {},
                                      Mode mode = Mode::strict);

}  // namespace kvit::exchange
