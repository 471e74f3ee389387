#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kvit/ledger/allocation/receivable.hpp"
#include "kvit/premises/payment.hpp"

namespace kvit::ledger {

using premises::Purpose;
using premises::TakeBackKind;

/// Where a part of an earlier payment went when it was allocated.
struct PlacedBefore {
    BalanceKey key;
    ReceivableKind kind = ReceivableKind::principal;
    bool voluntary = false;  ///< an offer that it accepted
    Money amount;            ///< above zero

    friend bool operator==(const PlacedBefore&, const PlacedBefore&) = default;
};

/// ReceivedPayment — платёж, as it came: whose it is and where it belongs is what allocation finds
/// out. Its three dates differ: the debt is paid on the day of `paid`, whenever the money came.
struct ReceivedPayment {
    std::string id;
    std::optional<AccountId> account{};
    Date paid;  ///< день оплаты (ЗоЗПП ст. 37): the day that penalties look at
    std::optional<Date> received{};  ///< день поступления денег
    std::optional<Date> posted{};    ///< день учёта
    Money amount;                    ///< above zero
    Purpose purpose{};
    /// Money of an earlier payment that no debt took, applied to new charges: переплата. It keeps
    /// its day of payment, and `no_future` does not hold it back.
    bool advance = false;
    /// The payer named a bill that is not made yet: it meets nothing and waits as an advance.
    bool waits = false;
    /// Allocated earlier: it meets nothing, and may only be taken back. What its parts leave of the
    /// amount is an advance. A receivable that a part covered is given with the part in its amount.
    std::optional<std::vector<PlacedBefore>> placed{};
    Date known_on = Date::open_start();
    std::string path{};

    friend bool operator==(const ReceivedPayment&, const ReceivedPayment&) = default;
};

/// TakeBack — a later fact about a payment. What it takes is taken from where the payment went, the
/// last place first, so that the receivables are again what they were.
struct TakeBack {
    std::string id;  ///< of a transfer: also that of the payment which it makes
    TakeBackKind kind = TakeBackKind::reversal;
    std::string payment;                 ///< whose money it is
    Date date;                           ///< not before the payment
    std::optional<Money> amount{};       ///< none: all that is left of the payment
    std::optional<AccountId> account{};  ///< of a transfer: to which account; none: the same
    Purpose purpose{};                   ///< of a transfer: for what
    bool waits = false;                  ///< of a transfer: for a bill that is not made yet
    std::string reason;
    std::string author;
    Date known_on = Date::open_start();
    std::string path{};

    friend bool operator==(const TakeBack&, const TakeBack&) = default;
};

}  // namespace kvit::ledger
