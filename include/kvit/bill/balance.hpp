#pragma once

#include <compare>
#include <cstdint>

#include "kvit/base/id.hpp"
#include "kvit/calendar/month.hpp"
#include "kvit/money/money.hpp"

namespace kvit::bill {

/// What a balance is kept by: получатель, услуга, месяц долга.
struct BalanceKey {
    ProviderId creditor;
    ServiceId service;
    Month month;

    friend auto operator<=>(const BalanceKey&, const BalanceKey&) = default;
};

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
