#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "kvit/base/id.hpp"
#include "kvit/calendar/month.hpp"
#include "kvit/money/money.hpp"

namespace kvit::ledger {

/// Purpose — назначение платежа: what the payer named. Nothing named is the common case.
struct Purpose {
    std::optional<Month> period{};
    std::optional<std::string> document{};  ///< номер платёжного документа
    std::optional<ProviderId> creditor{};
    std::optional<ServiceId> service{};
    bool penalty = false;

    friend bool operator==(const Purpose&, const Purpose&) = default;
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
    Date known_on = Date::open_start();
    std::string path{};

    friend bool operator==(const ReceivedPayment&, const ReceivedPayment&) = default;
};

/// How money of a payment is taken back from where it went.
enum class TakeBackKind : std::uint8_t {
    reversal,  ///< сторно: the payment was never made
    refund,    ///< возврат плательщику
    transfer,  ///< перенос на другой счёт или назначение; the day of payment stays
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
    std::string reason;
    std::string author;
    Date known_on = Date::open_start();
    std::string path{};

    friend bool operator==(const TakeBack&, const TakeBack&) = default;
};

}  // namespace kvit::ledger
