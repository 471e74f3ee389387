// Writing 1CClientBankExchange.
#include <algorithm>
#include <set>

#include "exchange/account_sections.hpp"
#include "exchange/characters.hpp"
#include "kvit/exchange/statement_write.hpp"

namespace kvit::exchange {
namespace {

std::string path_of(std::string_view list, std::size_t index, std::string_view key = {}) {
    std::string path = std::string(list) + '[' + std::to_string(index) + ']';
    return key.empty() ? path : path + '.' + std::string(key);
}

/// DD.MM.YYYY.
std::string day_text(Date date) {
    const std::string iso = date.to_string();
    return iso.substr(8, 2) + '.' + iso.substr(5, 2) + '.' + iso.substr(0, 4);
}

/// What is read back, apart from where it stood and from what was found in it.
StatementDocument without_place(StatementDocument document) {
    document.line = 0;
    document.ids.clear();
    return document;
}

class Writer {
  public:
    explicit Writer(const StatementFile& file) : file_(file) {}

    Result<std::string> write() {
        check();
        if (!errors.empty()) return errors;
        write_head();
        for (std::size_t i = 0; i < file_.accounts.size(); ++i) write_account(i);
        for (std::size_t i = 0; i < file_.documents.size() && !errors.full(); ++i)
            write_document(i);
        line("КонецФайла");
        if (!errors.empty()) return errors;
        auto bytes = encode(file_.encoding, text_);
        if (!bytes.ok()) return bytes.errors();
        read_back(*bytes);
        if (!errors.empty()) return errors;
        return bytes;
    }

  private:
    void check() {
        if (file_.encoding == Encoding::koi8r)
            errors.add(ErrorCode::bad_choice, "encoding", std::string(row_of(file_.encoding).name),
                       {"windows-1251, cp866 или utf-8", "windows-1251, cp866 or utf-8"});
        for (std::size_t i = 0; i < file_.accounts.size(); ++i) check_account(i);
        for (const auto& pair : section_pairs(file_.accounts).following) check_pair(pair);
        for (std::size_t i = 0; i < file_.documents.size() && !errors.full(); ++i) {
            const StatementDocument& document = file_.documents[i];
            if (document.number.empty())
                errors.add(ErrorCode::missing_key, path_of("documents", i, "number"), "",
                           {"номер документа", "the number of the document"});
            if (document.amount <= Money())
                errors.add(ErrorCode::out_of_range, path_of("documents", i, "amount"),
                           document.amount.to_string(), {"сумма больше нуля", "a sum above zero"});
        }
    }

    void check_account(std::size_t i) {
        const StatementAccount& account = file_.accounts[i];
        for (const auto& [key, sum] : {std::pair("in", account.in), {"out", account.out}})
            if (sum && sum->is_negative())
                errors.add(ErrorCode::out_of_range, path_of("accounts", i, key), sum->to_string(),
                           {"сумма не меньше нуля", "a sum not below zero"});
        if (account.account.empty())
            errors.add(ErrorCode::missing_key, path_of("accounts", i, "account"), "",
                       {"номер счёта", "the number of the account"});
        if (!account.opening || !account.in || !account.out || !account.closing) return;
        const Money closing = *account.opening + *account.in - *account.out;
        if (closing != *account.closing)
            errors.add(ErrorCode::identity_violated, path_of("accounts", i, "closing"),
                       account.closing->to_string(),
                       {"начальный остаток и поступило без списано: " + closing.to_string(),
                        "opening and in less out: " + closing.to_string()});
    }

    void check_pair(const SectionPair& pair) {
        const StatementAccount& before = file_.accounts[pair.before];
        const StatementAccount& after = file_.accounts[pair.after];
        if (!balances_meet(before, after))
            errors.add(ErrorCode::identity_violated, path_of("accounts", pair.after, "opening"),
                       after.opening->to_string(),
                       {"конечный остаток дня раньше: " + before.closing->to_string(),
                        "the closing balance of the day before: " + before.closing->to_string()});
    }

    void line(std::string_view text) { (text_ += text) += "\r\n"; }

    /// A key with its value; an empty one is not written.
    void put(std::string_view key, std::string_view value, const std::string& path) {
        if (value.empty()) return;
        check_text(value, path);
        ((text_ += key) += '=') += value;
        line("");
    }
    void put(std::string_view key, const std::optional<Date>& date, const std::string& path) {
        if (date) put(key, day_text(*date), path);
    }
    void put(std::string_view key, const std::optional<Money>& sum, const std::string& path) {
        if (sum) put(key, sum->to_string(), path);
    }

    /// A reader takes the spaces around a value for none of it, and a line for its end.
    void check_text(std::string_view text, const std::string& path) {
        if (errors.full()) return errors.count(1);
        if (text.front() == ' ' || text.back() == ' ')
            errors.add(ErrorCode::bad_text, path, quoted(text),
                       {"текст без пробелов по краям", "a text without spaces around it"});
        for (std::size_t at = 0; at < text.size();) {
            const Character each = character_at(text, at);
            const auto piece = text.substr(at, std::max<std::size_t>(each.bytes, 1));
            if (each.bytes == 0 || is_control(each.code))
                return errors.add(ErrorCode::bad_text, path,
                                  hexadecimal("0x", static_cast<unsigned char>(text[at]), 2),
                                  {"текст в одну строку без управляющих символов",
                                   "a text on one line without control characters"});
            if (!has_all(file_.encoding, piece))
                return errors.add(ErrorCode::bad_text, path,
                                  quoted(piece) + ' ' + hexadecimal("U+", each.code, 4),
                                  {"символ, который есть в " + encoding_name(),
                                   "a character that " + encoding_name() + " has"});
            at += piece.size();
        }
    }
    std::string encoding_name() const { return std::string(row_of(file_.encoding).name); }

    void write_head() {
        line("1CClientBankExchange");
        put("ВерсияФормата", file_.version, "version");
        line(file_.encoding == Encoding::cp866  ? "Кодировка=DOS"
             : file_.encoding == Encoding::utf8 ? "Кодировка=UTF-8"
                                                : "Кодировка=Windows");
        // Whose money a document is shows by the accounts of the file: those of its sections, and
        // where it has none, where money came in or went out.
        std::set<std::string_view> own;
        for (const auto& account : file_.accounts) own.insert(account.account);
        for (const auto& document : file_.documents) {
            if (document.direction == Direction::incoming) own.insert(document.payee_account);
            if (document.direction == Direction::outgoing) own.insert(document.payer_account);
        }
        for (const auto account : own) put("РасчСчет", account, "accounts");
    }

    void write_account(std::size_t i) {
        const StatementAccount& account = file_.accounts[i];
        const auto path = [&](std::string_view key) { return path_of("accounts", i, key); };
        line("СекцияРасчСчет");
        put("ДатаНачала", account.from, path("from"));
        put("ДатаКонца", account.to, path("through"));
        put("РасчСчет", account.account, path("account"));
        put("НачальныйОстаток", account.opening, path("opening"));
        put("ВсегоПоступило", account.in, path("in"));
        put("ВсегоСписано", account.out, path("out"));
        put("КонечныйОстаток", account.closing, path("closing"));
        line("КонецРасчСчет");
    }

    void write_document(std::size_t i) {
        const StatementDocument& document = file_.documents[i];
        const auto path = [&](std::string_view key) { return path_of("documents", i, key); };
        if (!document.kind.empty()) check_text(document.kind, path("kind"));
        line("СекцияДокумент=" + document.kind);
        put("Номер", document.number, path("number"));
        put("Дата", std::optional(document.date), path("date"));
        put("Сумма", std::optional(document.amount), path("amount"));
        put("ПлательщикСчет", document.payer_account, path("payer_account"));
        put("ДатаСписано", document.debited, path("debited"));
        put("Плательщик1", document.payer_name, path("payer_name"));
        put("ПлательщикБИК", document.payer_bic, path("payer_bic"));
        put("ПолучательСчет", document.payee_account, path("payee_account"));
        put("ДатаПоступило", document.credited, path("credited"));
        put("Получатель1", document.payee_name, path("payee_name"));
        put("ПолучательБИК", document.payee_bic, path("payee_bic"));
        put("Код", document.code, path("code"));
        put("НазначениеПлатежа", document.purpose, path("purpose"));
        line("КонецДокумента");
    }

    /// The reader has the last word on what was written.
    void read_back(std::string_view bytes) {
        const auto again =
            parse_statement(bytes, {.id = "again", .form = FormChoice::client_bank, .names = true},
                            file_.encoding == Encoding::utf8 ? Mode::lenient : Mode::strict);
        if (!again.ok()) return errors.append(again.errors());
        if (again->accounts != file_.accounts) refuse_other("accounts");
        for (std::size_t i = 0; i < file_.documents.size(); ++i)
            if (i >= again->documents.size() ||
                without_place(again->documents[i]) != without_place(file_.documents[i]))
                refuse_other(path_of("documents", i));
    }
    void refuse_other(const std::string& path) {
        if (errors.full()) return errors.count(1);
        errors.add(ErrorCode::contradiction, path, "",
                   {"то, что из файла прочтётся таким же: направление видно по дням и счетам",
                    "what would be read alike: days and accounts show the direction"});
    }

    const StatementFile& file_;
    std::string text_;

  public:
    Errors errors;
};

}  // namespace

Result<StatementFile> as_client_bank(const StatementFile& file) {
    if (file.form == StatementForm::client_bank) return file;
    Errors errors;
    StatementFile made{.encoding = file.encoding, .version = "1.03"};
    for (const auto& account : file.accounts)
        made.accounts.push_back({.account = account.account,
                                 .from = account.from,
                                 .to = account.to,
                                 .opening = account.opening,
                                 .in = account.in,
                                 .out = account.out,
                                 .closing = account.closing});
    for (std::size_t i = 0; i < file.documents.size(); ++i) {
        const StatementDocument& each = file.documents[i];
        const auto refuse = [&](std::string_view key, std::string found, Text expected) {
            if (errors.full()) return errors.count(1);
            errors.add(ErrorCode::unsupported, path_of("documents", i, key), std::move(found),
                       std::move(expected));
        };
        if (each.foreign)
            refuse("foreign", each.foreign->currency,
                   {"рубли: валюты в этом формате нет", "roubles: the form has no currency"});
        if (each.reversal)
            refuse("reversal", "true",
                   {"проводка без возврата: в этом формате его нет",
                    "no reversal: the form does not know them"});
        if (each.direction == Direction::unknown)
            refuse("status", each.status,
                   {"проведённая операция (BOOK)", "a booked operation (BOOK)"});
        StatementDocument document{.kind = "Прочее",
                                   .number = each.number,
                                   .date = each.date,
                                   .amount = each.amount,
                                   .direction = each.direction,
                                   .payer_account = each.payer_account,
                                   .payer_bic = each.payer_bic,
                                   .payee_account = each.payee_account,
                                   .payee_bic = each.payee_bic,
                                   .debited = each.debited,
                                   .credited = each.credited,
                                   .code = each.code,
                                   .purpose = each.purpose,
                                   .payer_name = each.payer_name,
                                   .payee_name = each.payee_name};
        for (const auto& reference : each.references)
            document.purpose += (document.purpose.empty() ? "" : " ") + reference;
        made.documents.push_back(std::move(document));
    }
    if (!errors.empty()) return errors;
    return made;
}

Result<std::string> write_client_bank(const StatementFile& file) {
    try {
        const auto made = as_client_bank(file);
        if (!made.ok()) return made.errors();
        return Writer(*made).write();
    } catch (const Overflow& overflow) {
        return Error{ErrorCode::overflow, "", overflow.what(), {}};
    }
}

}  // namespace kvit::exchange
