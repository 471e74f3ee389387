// camt: whatever the bytes, a message is read or refused by a list of errors; a statement that was
// read and is of one currency and page agrees with its balances.
#include "errors.hpp"
#include "kvit/format/statement.hpp"

namespace {

using namespace kvit;
using exchange::Mode;

/// Roubles of the booked documents of a statement, those that came in less those that went out.
Money moved(const exchange::StatementFile& file, std::size_t statement) {
    Money sum;
    for (const auto& document : file.documents) {
        if (document.statement != statement || document.foreign) continue;
        if (document.direction == exchange::Direction::incoming) sum += document.amount;
        if (document.direction == exchange::Direction::outgoing) sum -= document.amount;
    }
    return sum;
}

void check(const exchange::StatementFile& file) {
    for (std::size_t i = 0; i < file.accounts.size(); ++i) {
        const auto& account = file.accounts[i];
        if (account.in && account.out)
            fuzz::require(*account.in - *account.out == moved(file, i + 1),
                          "documents sum to what the account took in and paid");
    }
    for (const auto& document : file.documents) {
        fuzz::require(document.foreign.has_value() == document.amount.is_zero(),
                      "a sum is in roubles or in another currency");
        fuzz::require(document.statement >= 1 && document.statement <= file.accounts.size(),
                      "a document is of a statement");
        fuzz::require(
            document.status == "BOOK" || document.direction == exchange::Direction::unknown,
            "what is not booked moved nothing");
    }
    const auto text = format::write_statement(file, format::Layout::line);
    fuzz::require(format::json::ill_formed_at(text) == text.npos, "a document is UTF-8");
}

}  // namespace

void kvit_fuzz(std::string_view input) {
    bool strict_ok = false;
    for (const Mode mode : {Mode::strict, Mode::lenient}) {
        const auto file = exchange::parse_statement(
            input, {.form = exchange::FormChoice::camt, .names = true}, mode);
        if (file.ok())
            check(*file);
        else
            fuzz::require_errors(file.errors());
        fuzz::require(file.ok() || !strict_ok, "lenient reads what strict does");
        strict_ok = file.ok();
    }
}
