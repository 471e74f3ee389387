// kvit-turnover/1: balances month after month, turnover sheets, debts by their marks.
#include "kvit/format/book.hpp"

#include "format/allocation_names.hpp"
#include "format/balance.hpp"
#include "format/book_names.hpp"
#include "format/decision.hpp"
#include "format/layout.hpp"
#include "kvit/version.hpp"

namespace kvit::format {
namespace {

using json::Object;

void add_balance_of(Object& object, const ledger::BalanceOf& of) {
    object.add("account", of.account.text());
    if (!of.key.creditor.empty())
        object.add("creditor", of.key.creditor.text()).add("service", of.key.service.text());
    object.add("month", of.key.month).add("of", json::name_of(names::receivable_kinds, of.kind));
}

/// The kinds that moved something.
Object turnovers_object(const ledger::Movement& movement) {
    Object object;
    for (const auto& row : ledger::posting_kind_rows)
        if (const Money turnover = movement.turnover(row.kind); !turnover.is_zero())
            object.add(std::string(row.name), turnover);
    return object;
}

void add_movement(Object& object, const ledger::Movement& movement) {
    object.add("opening", movement.opening)
        .add("turnovers", turnovers_object(movement))
        .add("closing", movement.closing);
}

Object row_object(const ledger::BookRow& row) {
    Object object;
    add_balance_of(object, row.of);
    add_movement(object, row.movement);
    return object;
}

Object line_object(const ledger::TurnoverLine& line) {
    auto object = Object().add("id", line.id);
    add_movement(object, line.movement);
    return std::move(object.add("opening_debt", line.opening_debt)
                         .add("opening_advance", line.opening_advance)
                         .add("closing_debt", line.closing_debt)
                         .add("closing_advance", line.closing_advance));
}

Object month_object(const ledger::Book& book, const ledger::BookMonth& month) {
    Object sheets;
    for (const auto& sheet : names::turnover_sheets)
        sheets.add(std::string(sheet.name),
                   json::array_of(ledger::turnover(book, month, sheet.value), line_object));
    return Object()
        .add("month", month.month)
        .add("rows", json::array_of(month.rows, row_object))
        .add("sheets", std::move(sheets));
}

Object posting_object(const ledger::Posting& posting) {
    auto object = Object()
                      .add("id", posting.id)
                      .add("kind", json::name_of(names::book_posting_kinds, posting.kind));
    add_balance_of(object, posting.of);
    object.add("amount", posting.amount)
        .add("posted", posting.posted)
        .add("posted_in", posting.month)
        .add("value_date", posting.value_date);
    if (!posting.cause.empty()) object.add("cause", posting.cause);
    if (!posting.reason.empty()) object.add("reason", posting.reason);
    if (!posting.author.empty()) object.add("author", posting.author);
    return object;
}

Object debt_object(const ledger::MarkedDebt& debt) {
    Object object;
    add_balance_of(object, debt.of);
    object.add("amount", debt.amount);
    if (debt.mark)
        object.add("mark", json::name_of(names::debt_marks, *debt.mark))
            .add("document", debt.document);
    return object;
}

}  // namespace

std::string write_book(const ledger::Book& book, Layout layout) {
    auto object = Object()
                      .add("schema", "kvit-turnover/1")
                      .add("engine", "kvit " + std::string(version))
                      .add("id", book.id);
    if (!book.title.empty()) object.add("title", book.title);
    object
        .add("months", json::array_of(book.months,
                                      [&](const ledger::BookMonth& month) {
                                          return month_object(book, month);
                                      }))
        .add("postings", json::array_of(book.postings, posting_object))
        .add("debts", json::array_of(book.debts, debt_object))
        .add("decisions", json::array_of(book.decisions, decision_object));
    return laid_out(object, layout);
}

}  // namespace kvit::format
