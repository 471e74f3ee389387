#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "kvit/base/result.hpp"
#include "kvit/charge/decision.hpp"
#include "kvit/ledger/book/book_case.hpp"

/// The ledger (книга расчётов): balances by account, creditor, service, debt month and kind, month
/// after month.
namespace kvit::ledger {

/// Движение balances: opening + Σ turnovers = closing.
struct Movement {
    Money opening;
    std::array<Money, posting_kinds> turnovers{};  ///< by `PostingKind`
    Money closing;

    Money turnover(PostingKind kind) const { return turnovers[static_cast<std::size_t>(kind)]; }
    friend bool operator==(const Movement&, const Movement&) = default;
};

/// One balance over a month.
struct BookRow {
    BalanceOf of;
    Movement movement;

    friend bool operator==(const BookRow&, const BookRow&) = default;
};

/// A month of the book.
struct BookMonth {
    Month month;
    std::vector<BookRow> rows;  ///< in the order of balances; those with a balance or a movement

    friend bool operator==(const BookMonth&, const BookMonth&) = default;
};

/// A debt at the end of the book with the mark that counts for it.
struct MarkedDebt {
    BalanceOf of;
    Money amount;                        ///< above zero
    std::optional<DebtMarkKind> mark{};  ///< none: an ordinary debt
    std::string document{};

    friend bool operator==(const MarkedDebt&, const MarkedDebt&) = default;
};

/// Book — книга расчётов for some months.
struct Book {
    std::string id;
    std::string title;
    std::vector<BookMonth> months;  ///< in their order, none left out
    std::vector<Posting> postings;  ///< each once, with those that successions made; by month,
                                    ///< day and id
    std::vector<MarkedDebt> debts;  ///< at the end of the last month
    std::vector<BookAccount> accounts;
    std::vector<charge::Decision> decisions;

    friend bool operator==(const Book&, const Book&) = default;
};

/// Keeps the book: a pure function, whatever the order of the postings and however often one
/// comes. closing(m) = opening(m + 1) for each balance, and per creditor opening + Σ postings =
/// closing, which is checked.
///
/// Errors: all of `check`, `overflow`, `identity_violated`.
Result<Book> keep_book(const BookCase& facts);

/// By what a turnover sheet sums.
enum class TurnoverBy : std::uint8_t { account, house, service, creditor };

/// A line of a turnover sheet. Debts and advances stand apart: an advance with one creditor pays no
/// debt to another.
struct TurnoverLine {
    std::string id;  ///< of the account, house, service or creditor; empty: of no house
    Movement movement;
    Money opening_debt;     ///< дебетовое сальдо на начало
    Money opening_advance;  ///< кредитовое сальдо на начало, not below zero
    Money closing_debt;
    Money closing_advance;

    friend bool operator==(const TurnoverLine&, const TurnoverLine&) = default;
};

/// Оборотная ведомость of a month, by ids.
std::vector<TurnoverLine> turnover(const Book& book, const BookMonth& month, TurnoverBy by);

}  // namespace kvit::ledger
