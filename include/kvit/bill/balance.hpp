#pragma once

#include <cstdint>

#include "kvit/ledger/balance_key.hpp"
#include "kvit/money/money.hpp"

namespace kvit::bill {

using ledger::BalanceKey;

/// Balance — сальдо: positive is owed by the resident, negative is an advance.
struct Balance {
    BalanceKey key;
    Money amount;

    friend bool operator==(const Balance&, const Balance&) = default;
};

/// Kind of a posting; the list is closed.
enum class PostingKind : std::uint8_t { charge, payment };

/// Posting — проводка: a charge raises the balance, a payment lowers it.
struct Posting {
    PostingKind kind = PostingKind::charge;
    BalanceKey key;
    Money amount;  ///< with the sign in which it enters the balance

    friend bool operator==(const Posting&, const Posting&) = default;
};

/// A balance over the month: opening + charged - paid = closing.
struct BalanceRow {
    BalanceKey key;
    Money opening;
    Money charged;
    Money paid;
    Money closing;

    friend bool operator==(const BalanceRow&, const BalanceRow&) = default;
};

}  // namespace kvit::bill
