// Reading 1CClientBankExchange.
#include "exchange/client_bank.hpp"

#include <algorithm>
#include <map>

#include "exchange/amount.hpp"
#include "exchange/characters.hpp"
#include "exchange/line.hpp"
#include "exchange/stamp.hpp"

namespace kvit::exchange {
namespace {

constexpr std::string_view first_line = "1CClientBankExchange";
constexpr std::string_view last_line = "КонецФайла";
constexpr std::string_view date_format = "DD.MM.YYYY";

/// Whether a text has such a line.
bool has_line(std::string_view text, std::string_view wanted) {
    Lines lines(text);
    Line line;
    while (lines.next(line))
        if (line.text == wanted) return true;
    return false;
}

/// The text in the encoding that the file declares, in that encoding.
Result<std::string> text_of(std::string_view bytes, StatementFile& file, Judge& judge) {
    if (!judge.strict()) {
        auto text = decode(Encoding::utf8, bytes);
        if (text.ok() && has_line(*text, last_line)) {
            judge.remark(ErrorCode::bad_text, "", "utf-8",
                         {"windows-1251 или cp866", "windows-1251 or cp866"});
            file.encoding = Encoding::utf8;
            return text;
        }
    }
    // Any bytes are text of cp866, so it is taken only for what says so in its own letters.
    auto dos = decode(Encoding::cp866, bytes);
    if (has_line(*dos, "Кодировка=DOS") || has_line(*dos, last_line)) {
        file.encoding = Encoding::cp866;
        return dos;
    }
    return decode(Encoding::windows1251, bytes);
}

/// The keys of one section with their places.
class Section {
  public:
    struct Entry {
        std::string_view value;
        Line line;
    };

    /// Whether the key is new here.
    bool add(std::string_view key, Entry entry) { return entries_.emplace(key, entry).second; }
    const Entry* find(std::string_view key) const {
        const auto found = entries_.find(key);
        return found == entries_.end() || found->second.value.empty() ? nullptr : &found->second;
    }
    std::string text(std::string_view key) const {
        const Entry* entry = find(key);
        return entry == nullptr ? std::string() : std::string(entry->value);
    }

    Line start{};
    std::string_view kind{};  ///< of a document

  private:
    std::map<std::string_view, Entry> entries_;
};

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

class FileReader {
  public:
    FileReader(bool names, Judge& judge, StatementFile& file)
        : names_(names), judge_(judge), file_(file) {}

    void read(std::string_view text) {
        Lines lines(text);
        Line line;
        if (!lines.next(line) || line.text != first_line)
            return judge_.refuse(ErrorCode::bad_table, "1:1", quoted(line.text, 40),
                                 {std::string(first_line), std::string(first_line)});
        while (lines.next(line)) read_line(line);
        if (state_ != State::file)
            judge_.refuse(ErrorCode::bad_table, section_.start.path(0), quoted(section_.start.text),
                          {"секция, которая закрыта", "a section that is closed"});
        if (!ended_)
            judge_.refuse(ErrorCode::missing_key, line.path(0), quoted(line.text, 40),
                          {"КонецФайла: файл оборван", "КонецФайла: the file is cut short"});
        if (!judge_.errors.empty()) return;
        find_directions();
        compare_sums();
    }

  private:
    enum class State : std::uint8_t { file, account, document };

    void read_line(const Line& line) {
        const auto text = trimmed(line.text);
        if (text.empty()) return;
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
        const auto key = trimmed(text.substr(0, equals));
        const auto value = trimmed(text.substr(equals + 1));
        if (state_ == State::file) {
            // Accounts and kinds of documents repeat here.
            if (key == "ВерсияФормата") file_.version = value;
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
        section_ = Section();
        section_.start = line;
        section_.kind = kind;
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

    std::optional<Date> date(std::string_view key) {
        const auto* entry = section_.find(key);
        if (entry == nullptr) return std::nullopt;
        const auto found = date_of(date_format, entry->value);
        if (!found) refuse(ErrorCode::bad_date, key, *entry, {"ДД.ММ.ГГГГ", "DD.MM.YYYY"});
        return found;
    }

    /// A balance may be below zero, a sum of documents not.
    std::optional<Money> money(std::string_view key, bool may_be_negative) {
        const auto* entry = section_.find(key);
        if (entry == nullptr) return std::nullopt;
        auto text = entry->value;
        const bool negative = may_be_negative && text.starts_with('-');
        if (negative) text.remove_prefix(1);
        const auto found = roubles_of(text, '.');
        if (!found) {
            refuse(ErrorCode::bad_money, key, *entry,
                   {"рубли с точкой, например 1234.56", "roubles with a point, such as 1234.56"});
            return std::nullopt;
        }
        return negative ? -*found : *found;
    }

    void refuse(ErrorCode code, std::string_view key, const Section::Entry& entry, Text expected) {
        if (judge_.errors.full()) return judge_.errors.count(1);
        const auto byte = static_cast<std::size_t>(entry.value.data() - entry.line.text.data());
        judge_.refuse(code, entry.line.path(byte, key), quoted(entry.value), std::move(expected));
    }

    void require(std::string_view key) {
        if (section_.find(key) == nullptr)
            judge_.refuse(ErrorCode::missing_key, section_.start.path(0, key), "",
                          {"ключ " + std::string(key) + " в секции",
                           "the key " + std::string(key) + " in the section"});
    }

    void read_account() {
        require("РасчСчет");
        StatementAccount account{.account = section_.text("РасчСчет"),
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
        file_.accounts.push_back(std::move(account));
    }

    std::string purpose() const {
        std::string text = section_.text("НазначениеПлатежа");
        if (!text.empty()) return text;
        for (int i = 1; i <= 6; ++i) {
            const std::string line = section_.text("НазначениеПлатежа" + std::to_string(i));
            if (!line.empty()) text += (text.empty() ? "" : " ") + line;
        }
        return text;
    }

    void read_document() {
        if (file_.documents.size() == limits::payments_rows_max)
            return judge_.refuse(ErrorCode::limit_exceeded, section_.start.path(0), "",
                                 {"не больше 1000000 документов", "at most 1000000 documents"});
        for (const auto* key : {"Номер", "Дата", "Сумма"}) require(key);
        StatementDocument document{.kind = std::string(section_.kind),
                                   .number = section_.text("Номер"),
                                   .date = date("Дата").value_or(Date()),
                                   .amount = Money()};
        const auto amount = money("Сумма", false);
        document.amount = amount.value_or(Money());
        if (amount && amount->is_zero())
            refuse(ErrorCode::out_of_range, "Сумма", *section_.find("Сумма"),
                   {"сумма больше нуля", "a sum above zero"});
        const auto first_of = [&](const char* a, const char* b) {
            const std::string text = section_.text(a);
            return text.empty() ? section_.text(b) : text;
        };
        document.payer_account = first_of("ПлательщикРасчСчет", "ПлательщикСчет");
        document.payee_account = first_of("ПолучательРасчСчет", "ПолучательСчет");
        document.payer_bic = section_.text("ПлательщикБИК");
        document.payee_bic = section_.text("ПолучательБИК");
        document.debited = date("ДатаСписано");
        document.credited = date("ДатаПоступило");
        document.code = section_.text("Код");
        document.purpose = purpose();
        document.line = section_.start.number;
        if (names_) {
            document.payer_name = first_of("Плательщик1", "Плательщик");
            document.payee_name = first_of("Получатель1", "Получатель");
        }
        if (document.purpose.size() > limits::text_bytes_max)
            judge_.refuse(ErrorCode::limit_exceeded, section_.start.path(0, "НазначениеПлатежа"),
                          std::to_string(document.purpose.size()),
                          {"не больше 4096 байт", "at most 4096 bytes"});
        if (judge_.errors.empty()) file_.documents.push_back(std::move(document));
    }

    /// Banks fill one of the two days; where they fill both or none, the accounts say it. A day
    /// that contradicts the accounts is money that never came, or that would be lost.
    void find_directions() {
        std::sort(own_.begin(), own_.end());
        const auto is_own = [&](const std::string& account) {
            return !account.empty() && std::binary_search(own_.begin(), own_.end(), account);
        };
        for (auto& document : file_.documents) {
            bool in = document.credited.has_value();
            bool out = document.debited.has_value();
            const bool to_own = is_own(document.payee_account);
            const bool from_own = is_own(document.payer_account);
            if (in != out && to_own != from_own && in != to_own)
                judge_.object(ErrorCode::contradiction, std::to_string(document.line) + ":1",
                              in ? "ДатаПоступило" : "ДатаСписано",
                              {"день, который подходит к счетам плательщика и получателя",
                               "a day that fits the accounts of payer and payee"});
            if (in == out || to_own != from_own) {
                in = to_own;
                out = from_own;
            }
            if (in != out) document.direction = in ? Direction::incoming : Direction::outgoing;
        }
    }

    void compare_sums() {
        if (file_.accounts.size() != 1) return;
        Money in;
        Money out;
        for (const auto& document : file_.documents) {
            if (document.direction == Direction::incoming) in += document.amount;
            if (document.direction == Direction::outgoing) out += document.amount;
        }
        const auto compare = [&](const char* key, Money sum, const std::optional<Money>& said) {
            if (said && *said != sum)
                judge_.remark(ErrorCode::identity_violated, key, said->to_string(),
                              {"сумма документов файла: " + sum.to_string(),
                               "the documents of the file: " + sum.to_string()});
        };
        compare("ВсегоПоступило", in, file_.accounts.front().in);
        compare("ВсегоСписано", out, file_.accounts.front().out);
    }

    bool names_;
    Judge& judge_;
    StatementFile& file_;
    State state_ = State::file;
    Section section_;
    std::vector<std::string> own_;
    bool ended_ = false;
};

}  // namespace

void read_client_bank(std::string_view bytes, bool names, Judge& judge, StatementFile& file) {
    const auto text = text_of(bytes, file, judge);
    if (!text.ok()) return judge.errors.append(text.errors());
    FileReader(names, judge, file).read(*text);
}

}  // namespace kvit::exchange
