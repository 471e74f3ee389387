#pragma once

#include "format/json/choice.hpp"
#include "format/names.hpp"
#include "kvit/ledger/book/book.hpp"

/// The names that documents of the ledger use for the values of enumerations.
namespace kvit::format::names {

inline constexpr auto book_posting_kinds =
    of_rows(ledger::posting_kind_rows, &ledger::PostingKindRow::kind);

inline constexpr Choice<ledger::DebtMarkKind> debt_marks[] = {
    {"enforcement", ledger::DebtMarkKind::enforcement},
    {"court", ledger::DebtMarkKind::court},
    {"disputed", ledger::DebtMarkKind::disputed},
    {"restructuring", ledger::DebtMarkKind::restructuring},
    {"instalment", ledger::DebtMarkKind::instalment},
    {"time_barred", ledger::DebtMarkKind::time_barred},
};

/// Whether an event of a lock opens the month again.
inline constexpr Choice<bool> lock_events[] = {{"lock", false}, {"reopen", true}};

inline constexpr Choice<ledger::TurnoverBy> turnover_sheets[] = {
    {"account", ledger::TurnoverBy::account},
    {"house", ledger::TurnoverBy::house},
    {"service", ledger::TurnoverBy::service},
    {"creditor", ledger::TurnoverBy::creditor},
};

}  // namespace kvit::format::names
