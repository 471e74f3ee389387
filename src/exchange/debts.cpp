// Writing registries of debts.
#include "kvit/exchange/debts.hpp"

#include <algorithm>
#include <numeric>

#include "exchange/characters.hpp"
#include "exchange/stamp.hpp"

namespace kvit::exchange {
namespace {

std::string_view name_of(DebtField field) {
    return debt_field_rows[static_cast<std::size_t>(field)].name;
}

bool has(const DebtFile& file, DebtField field) {
    return std::find(file.columns.begin(), file.columns.end(), field) != file.columns.end();
}

void check_signs(const DebtFile& file, Errors& errors) {
    const auto bad_sign = [&](std::string_view path, char sign, Text expected) {
        errors.add(ErrorCode::bad_choice, std::string(path), quoted({&sign, 1}),
                   std::move(expected));
    };
    if (file.decimal != ',' && file.decimal != '.')
        bad_sign("decimal", file.decimal, {R"("," или ".")", R"("," or ".")"});
    const char c = file.delimiter;
    const bool sign =
        c == '\t' || (std::string_view("!#$%&*+/:;<=>?@^_`|~,.").find(c) != std::string_view::npos);
    if (!sign || c == file.decimal)
        bad_sign(
            "delimiter", c,
            {"знак, но не буква, не цифра, не минус, не кавычка, не скобка и не десятичный знак",
             "a sign that is no letter, digit, minus, quote, bracket or decimal sign"});
    if (!is_format(file.month_format, StampKind::month))
        errors.add(ErrorCode::bad_text, "month_format", quoted(file.month_format),
                   {"месяц: MM и YYYY или YY", "a month: MM and YYYY or YY"});
    for (const DebtField field : {DebtField::account, DebtField::amount})
        if (!has(file, field))
            errors.add(ErrorCode::missing_key, "columns", "",
                       {"столбец " + std::string(name_of(field)),
                        "a column " + std::string(name_of(field))});
}

/// By sorting the places of rows, so that accounts are not copied.
void check_accounts(const DebtFile& file, Errors& errors) {
    std::vector<std::size_t> order(file.rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto account = [&](std::size_t row) -> const std::string& {
        return file.rows[row].account;
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return account(a) < account(b); });
    for (std::size_t i = 1; i < order.size(); ++i)
        if (account(order[i]) == account(order[i - 1]))
            errors.add(ErrorCode::duplicate_id, "rows[" + std::to_string(order[i]) + "].account",
                       quoted(account(order[i])), {"каждый счёт один раз", "each account once"});
}

std::string month_text(Month month, std::string_view format) {
    const auto two = [](int number) {
        return std::string(1, static_cast<char>('0' + number / 10)) +
               static_cast<char>('0' + number % 10);
    };
    std::string out;
    while (!format.empty()) {
        if (format.starts_with("MM")) {
            out += two(month.month());
            format.remove_prefix(2);
        } else if (format.starts_with("YYYY")) {
            out += two(month.year() / 100) + two(month.year() % 100);
            format.remove_prefix(4);
        } else if (format.starts_with("YY")) {
            out += two(month.year() % 100);
            format.remove_prefix(2);
        } else {
            out += format.front();
            format.remove_prefix(1);
        }
    }
    return out;
}

std::string amount_text(Money amount, char decimal) {
    std::string text = amount.to_string();
    std::replace(text.begin(), text.end(), '.', decimal);
    return text;
}

/// Writes the rows of one file.
class Writer {
  public:
    explicit Writer(const DebtFile& file) : file_(file) {}

    Result<std::string> write() {
        check_signs(file_, errors);
        check_accounts(file_, errors);
        for (std::size_t i = 0; i < file_.header.size(); ++i) {
            add_text(file_.header[i], "header[" + std::to_string(i) + ']', false);
            end_line();
        }
        for (std::size_t i = 0; i < file_.rows.size() && !errors.full(); ++i) write_row(i);
        if (!errors.empty()) return errors;
        return std::move(bytes_);
    }

  private:
    void end_line() { bytes_ += file_.crlf ? "\r\n" : "\n"; }

    void write_row(std::size_t index) {
        const DebtRow& row = file_.rows[index];
        const bool advance = row.amount.is_negative();
        const auto path = [&](DebtField field) {
            return "rows[" + std::to_string(index) + "]." + std::string(name_of(field));
        };
        if (advance && file_.below_zero == BelowZero::skip) return;
        if (advance && file_.below_zero == BelowZero::refuse)
            errors.add(ErrorCode::out_of_range, path(DebtField::amount), row.amount.to_string(),
                       {"сумма не меньше нуля", "a sum not below zero"});
        bool first = true;
        for (const DebtField field : file_.columns) {
            if (!first) bytes_ += file_.delimiter;
            first = false;
            const std::string text = text_of(row, field);
            const bool needed = field == DebtField::account || field == DebtField::period ||
                                field == DebtField::document;
            if (needed && text.empty())
                errors.add(ErrorCode::empty_cell, path(field), "",
                           {"значение столбца", "a value of the column"});
            add_text(text, path(field), true);
        }
        end_line();
    }

    std::string text_of(const DebtRow& row, DebtField field) const {
        switch (field) {
            case DebtField::account:
                return row.account;
            case DebtField::amount:
                return amount_text(row.amount.is_negative() ? Money() : row.amount, file_.decimal);
            case DebtField::period:
                return row.period ? month_text(*row.period, file_.month_format) : std::string();
            case DebtField::document:
                return row.document;
            case DebtField::unified_account:
                return row.unified_account;
            case DebtField::service:
                return row.service;
            case DebtField::name:
                return row.name;
            case DebtField::address:
                return row.address;
            case DebtField::house_guid:
                break;
        }
        return row.house_guid;
    }

    void add_text(const std::string& text, const std::string& path, bool is_cell) {
        const bool breaks = text.find_first_of("\r\n") != text.npos;
        if (breaks || (is_cell && text.find(file_.delimiter) != text.npos))
            errors.add(ErrorCode::bad_text, path, quoted(text),
                       {"текст без разделителя и концов строк",
                        "text without the delimiter and line ends"});
        const auto encoded = encode(file_.encoding, text);
        if (encoded.ok())
            bytes_ += *encoded;
        else
            errors.append(encoded.errors().in_document(path));
    }

    const DebtFile& file_;
    std::string bytes_;
    Errors errors;
};

}  // namespace

Result<std::string> write_debts(const DebtFile& file) { return Writer(file).write(); }

}  // namespace kvit::exchange
