// kvit-book/1: a ledger that reads is kept, each balance going on where it ended; or a list of
// errors.
#include <map>

#include "errors.hpp"
#include "kvit/format/book.hpp"

namespace {

using namespace kvit;

/// The rows of a month by what they are of.
auto rows_of(const ledger::BookMonth& month) {
    std::map<std::string, Money> closing;
    for (const auto& row : month.rows)
        closing[row.of.account.text() + '\n' + row.of.key.creditor.text() + '\n' +
                row.of.key.service.text() + '\n' + row.of.key.month.to_string() + '\n' +
                std::to_string(static_cast<int>(row.of.kind))] = row.movement.closing;
    return closing;
}

}  // namespace

void kvit_fuzz(std::string_view input) {
    const auto facts = fuzz::read_checked(format::read_book_case, input);
    fuzz::require(format::check_document(input, "kvit-book/1").empty() == facts.ok(),
                  "checking agrees with reading");
    if (!facts.ok()) return;
    const auto book = ledger::keep_book(*facts);
    if (!book.ok()) {
        fuzz::require_errors(book.errors());
        return;
    }
    for (const auto& month : book->months) {
        fuzz::require(rows_of(month).size() == month.rows.size(), "a balance has one row");
        for (const auto& row : month.rows) {
            Money closing = row.movement.opening;
            for (const auto& kind : ledger::posting_kind_rows)
                closing += row.movement.turnover(kind.kind);
            fuzz::require(closing == row.movement.closing, "opening and postings give closing");
        }
    }
    const auto text = format::write_book(*book, format::Layout::line);
    fuzz::require(format::json::ill_formed_at(text) == text.npos, "a result is UTF-8");
}
