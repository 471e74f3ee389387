#pragma once

#include <compare>
#include <string>

#include "kvit/ledger/allocation/receivable.hpp"
#include "kvit/ledger/balance_key.hpp"
#include "kvit/ledger/book/posting.hpp"
#include "kvit/money/money.hpp"

namespace kvit::bill {

using ledger::BalanceKey;
using ledger::PostingKind;
using ledger::ReceivableKind;

/// What a row of money is of: a balance and what is owed under it. Without creditor and service it
/// is the advance of the account that no debt has taken yet, by the month in which it was paid.
struct DebtKey {
    BalanceKey key;
    ReceivableKind kind = ReceivableKind::principal;

    bool is_advance() const { return key.creditor.empty(); }
    friend auto operator<=>(const DebtKey&, const DebtKey&) = default;
};

/// Balance — сальдо: positive is owed by the resident, negative is an advance.
struct Balance {
    BalanceKey key;
    Money amount;
    ReceivableKind kind = ReceivableKind::principal;
    /// Начислено за месяц долга, by which a payment is shared; zero: as much as is owed.
    Money charged{};

    DebtKey of() const { return {key, kind}; }
    friend bool operator==(const Balance&, const Balance&) = default;
};

/// Posting — проводка on a bill: it moves one balance. Only a charge is computed here; any other
/// names the payment or the fact behind it.
struct Posting {
    PostingKind kind = PostingKind::charge;
    BalanceKey key;
    Money amount;  ///< with the sign in which it enters the balance
    ReceivableKind debt = ReceivableKind::principal;
    Date date = Date::open_start();  ///< of a payment: its day; open: the month itself
    std::string cause{};             ///< id of the payment, the take-back or the fact
    std::string reason{};
    std::string author{};

    DebtKey of() const { return {key, debt}; }
    friend bool operator==(const Posting&, const Posting&) = default;
};

/// Is it about money that came or went back?
constexpr bool is_paid(PostingKind kind) {
    return kind == PostingKind::payment || kind == PostingKind::reversal ||
           kind == PostingKind::refund || kind == PostingKind::transfer;
}

/// A balance over the month: opening + charged + corrected - paid = closing.
struct BalanceRow {
    BalanceKey key;
    Money opening;
    Money charged;
    Money paid;  ///< payments and transfers, less what went back
    Money closing;
    ReceivableKind kind = ReceivableKind::principal;
    Money corrected{};  ///< by decision: corrections, penalties, write-offs, bonuses, costs, fines

    DebtKey of() const { return {key, kind}; }
    friend bool operator==(const BalanceRow&, const BalanceRow&) = default;
};

}  // namespace kvit::bill
