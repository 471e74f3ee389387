// Reading 1CClientBankExchange.
#include "exchange/client_bank.hpp"

#include <optional>

#include "exchange/characters.hpp"
#include "exchange/client_bank_section.hpp"
#include "exchange/client_bank_sums.hpp"
#include "kvit/exchange/purpose_ids.hpp"

namespace kvit::exchange {
namespace {

constexpr std::string_view first_line = "1CClientBankExchange";
constexpr std::string_view last_line = "КонецФайла";

/// Whether a text has such a line.
bool has_line(std::string_view text, std::string_view wanted) {
    Lines lines(text);
    Line line;
    while (lines.next(line))
        if (without_blanks(line.text) == wanted) return true;
    return false;
}

/// Whether bytes of any encoding begin as the form does.
bool begins_as_exchange(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    Lines lines(bytes);
    Line line;
    return lines.next(line) && without_blanks(line.text) == first_line;
}

/// The text in the encoding that the file declares, in that encoding. Of a file in UTF-8, which the
/// form does not know, one error says so, instead of one for each byte.
Result<std::string> text_of(std::string_view bytes, StatementFile& file, Judge& judge) {
    if (begins_as_exchange(bytes) && is_plainly_utf8(bytes)) {
        if (judge.strict())
            return Error{ErrorCode::bad_text,
                         "",
                         "utf-8",
                         {"windows-1251 или cp866; файл в UTF-8 читает нестрогий разбор "
                          "(lenient, --lenient)",
                          "windows-1251 or cp866; a file in UTF-8 is read by the lenient mode "
                          "(lenient, --lenient)"}};
        judge.remark(ErrorCode::bad_text, "", "utf-8",
                     {"windows-1251 или cp866", "windows-1251 or cp866"});
        file.encoding = Encoding::utf8;
        return decode(Encoding::utf8, bytes);
    }
    // Any bytes are text of cp866, so it is taken only for what says so in its own letters.
    auto dos = decode(Encoding::cp866, bytes);
    if (has_line(*dos, "Кодировка=DOS") || has_line(*dos, last_line)) {
        file.encoding = Encoding::cp866;
        return dos;
    }
    return decode(Encoding::windows1251, bytes);
}

class FileReader {
  public:
    FileReader(bool names, Judge& judge, StatementFile& file)
        : names_(names), judge_(judge), file_(file) {}

    void read(std::string_view text) {
        Lines lines(text);
        Line line;
        if (!lines.next(line) || without_blanks(line.text) != first_line)
            return judge_.refuse(ErrorCode::bad_table, "1:1", quoted(line.text, 40),
                                 {std::string(first_line), std::string(first_line)});
        if (line.text != first_line) object_to_blanks(line, line.text.find_first_of(" \t"));
        while (lines.next(line)) read_line(line);
        if (state_ != State::file)
            judge_.refuse(ErrorCode::bad_table, section_.start.path(0), quoted(section_.start.text),
                          {"секция, которая закрыта", "a section that is closed"});
        if (!ended_)
            judge_.refuse(ErrorCode::missing_key, line.path(0), quoted(line.text, 40),
                          {"КонецФайла: файл оборван", "КонецФайла: the file is cut short"});
        if (!judge_.errors.empty()) return;
        find_directions(std::move(own_), others_, judge_, file_);
        compare_sums(places_, judge_, file_);
    }

  private:
    enum class State : std::uint8_t { file, account, document };

    /// Nobody misreads a line for the blanks around it, and yet it is not of the form.
    void object_to_blanks(const Line& line, std::size_t byte) {
        judge_.object(ErrorCode::bad_table, line.path(byte),
                      hexadecimal("0x", static_cast<unsigned char>(line.text[byte]), 2),
                      {"строка без пробелов и табуляций перед ключом и вокруг первой строки",
                       "a line without spaces and tabs before its key, the first one also "
                       "without any behind it"});
    }

    void read_line(const Line& line) {
        const auto text = without_blanks(line.text);
        if (text.empty()) return;
        if (text.data() != line.text.data()) object_to_blanks(line, 0);
        if (ended_)
            return judge_.object(ErrorCode::bad_table, line.path(0), quoted(text, 40),
                                 {"ничего после КонецФайла", "nothing after КонецФайла"});
        if (text == last_line && state_ == State::file) {
            ended_ = true;
            return;
        }
        if (text == "СекцияРасчСчет") return open(line, State::account, {});
        if (text.starts_with("СекцияДокумент="))
            return open(line, State::document, text.substr(text.find('=') + 1));
        if (text == "КонецРасчСчет") return close(line, State::account);
        if (text == "КонецДокумента") return close(line, State::document);
        const auto equals = text.find('=');
        if (equals == text.npos || equals == 0)
            return judge_.refuse(ErrorCode::bad_table, line.path(0), quoted(text, 40),
                                 {"строка вида Ключ=Значение", "a line as Key=Value"});
        const auto key = without_blanks(text.substr(0, equals));
        const auto value = without_blanks(text.substr(equals + 1));
        if (state_ == State::file) {
            // Accounts and kinds of documents repeat here.
            if (key == "ВерсияФормата") file_.version = clean_text(value, line, key, judge_);
            if (key == "РасчСчет") own_.emplace_back(value);
        } else if (!section_.add(key, {value, line})) {
            judge_.object(ErrorCode::duplicate_key, line.path(0, key), quoted(value),
                          {"ключ один раз в секции", "a key once in a section"});
        }
    }

    void open(const Line& line, State state, std::string_view kind) {
        if (state_ != State::file)
            judge_.refuse(ErrorCode::bad_table, line.path(0), quoted(line.text, 40),
                          {"секция вне другой секции", "a section outside another one"});
        state_ = state;
        section_ = Section(line, kind);
    }

    void close(const Line& line, State state) {
        if (state_ != state)
            return judge_.refuse(
                ErrorCode::bad_table, line.path(0), quoted(line.text, 40),
                {"конец той секции, которая открыта", "the end of the section that is open"});
        state_ = State::file;
        if (state == State::account)
            read_account();
        else
            read_document();
    }

    std::optional<Date> date(std::string_view key) { return section_.date(key, judge_); }
    std::optional<Money> money(std::string_view key, bool may_be_negative) {
        return section_.money(key, may_be_negative, judge_);
    }
    std::string text(std::string_view key) { return section_.text(key, judge_); }

    void read_account() {
        section_.require("РасчСчет", judge_);
        StatementAccount account{.account = text("РасчСчет"),
                                 .from = date("ДатаНачала"),
                                 .to = date("ДатаКонца"),
                                 .opening = money("НачальныйОстаток", true),
                                 .in = money("ВсегоПоступило", false),
                                 .out = money("ВсегоСписано", false),
                                 .closing = money("КонечныйОстаток", true)};
        if (account.opening && account.in && account.out && account.closing) {
            const Money closing = *account.opening + *account.in - *account.out;
            if (closing != *account.closing)
                judge_.refuse(ErrorCode::identity_violated,
                              section_.start.path(0, "КонечныйОстаток"),
                              account.closing->to_string(),
                              {"начальный остаток и поступило без списано: " + closing.to_string(),
                               "opening and in less out: " + closing.to_string()});
        }
        own_.push_back(account.account);
        places_.push_back(section_.start.path(0));
        file_.accounts.push_back(std::move(account));
    }

    void read_document() {
        if (file_.documents.size() == limits::payments_rows_max)
            return judge_.refuse(ErrorCode::limit_exceeded, section_.start.path(0), "",
                                 {"не больше 1000000 документов", "at most 1000000 documents"});
        for (const auto* key : {"Номер", "Дата", "Сумма"}) section_.require(key, judge_);
        StatementDocument document{
            .kind = clean_text(section_.kind, section_.start, "СекцияДокумент", judge_),
            .number = text("Номер"),
            .date = date("Дата").value_or(Date()),
            .amount = Money()};
        const auto amount = money("Сумма", false);
        document.amount = amount.value_or(Money());
        if (amount && amount->is_zero())
            section_.refuse(ErrorCode::out_of_range, "Сумма",
                            {"сумма больше нуля", "a sum above zero"}, judge_);
        const auto first_of = [&](const char* a, const char* b) {
            std::string found = text(a);
            return found.empty() ? text(b) : found;
        };
        // Which of the two is our own is known when all sections are.
        OtherAccounts others{.payer = text("ПлательщикСчет"), .payee = text("ПолучательСчет")};
        document.payer_account = first_of("ПлательщикРасчСчет", "ПлательщикСчет");
        document.payee_account = first_of("ПолучательРасчСчет", "ПолучательСчет");
        document.payer_bic = text("ПлательщикБИК");
        document.payee_bic = text("ПолучательБИК");
        document.debited = date("ДатаСписано");
        document.credited = date("ДатаПоступило");
        document.code = text("Код");
        const Purpose purpose = section_.purpose(judge_);
        document.purpose = purpose.text;
        document.ids = ids_in(purpose.text, purpose.cuts);
        document.line = section_.start.number;
        if (names_) {
            document.payer_name = first_of("Плательщик1", "Плательщик");
            document.payee_name = first_of("Получатель1", "Получатель");
        }
        if (document.purpose.size() > limits::text_bytes_max)
            judge_.refuse(ErrorCode::limit_exceeded, section_.start.path(0, "НазначениеПлатежа"),
                          std::to_string(document.purpose.size()),
                          {"не больше 4096 байт", "at most 4096 bytes"});
        if (!judge_.errors.empty()) return;
        file_.documents.push_back(std::move(document));
        others_.push_back(std::move(others));
    }

    bool names_;
    Judge& judge_;
    StatementFile& file_;
    State state_ = State::file;
    Section section_;
    std::vector<std::string> own_;
    std::vector<std::string> places_;    ///< of the sections of accounts
    std::vector<OtherAccounts> others_;  ///< beside the documents
    bool ended_ = false;
};

}  // namespace

void read_client_bank(std::string_view bytes, bool names, Judge& judge, StatementFile& file) {
    const auto text = text_of(bytes, file, judge);
    if (!text.ok()) return judge.errors.append(text.errors());
    FileReader(names, judge, file).read(*text);
}

}  // namespace kvit::exchange
