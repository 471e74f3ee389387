#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kvit/calendar/month.hpp"
#include "kvit/money/money.hpp"
#include "kvit/premises/fact.hpp"

/// Facts about money: what was paid, what of it was taken back, what was posted by decision.
namespace kvit::premises {

/// What is owed under a debt (ГК РФ ст. 319).
enum class ReceivableKind : std::uint8_t {
    principal,   ///< основной долг
    penalty,     ///< пени
    court_cost,  ///< издержки по взысканию
};

/// Purpose — назначение платежа: what the payer named. Nothing named is the common case.
struct Purpose {
    std::optional<Month> period{};
    std::optional<std::string> document{};  ///< номер платёжного документа
    std::optional<ProviderId> creditor{};
    std::optional<ServiceId> service{};
    bool penalty = false;

    friend bool operator==(const Purpose&, const Purpose&) = default;
};

/// What a part of a payment goes to.
struct PaymentPart {
    ProviderId creditor;
    ServiceId service;
    Month month;  ///< месяц долга
    Money amount;

    friend bool operator==(const PaymentPart&, const PaymentPart&) = default;
};

/// Payment — платёж, as received. The host may have split it; without parts it is allocated by the
/// practices of the policy.
struct Payment {
    Fact fact;
    AccountId account;
    Date date;  ///< день оплаты
    Money amount;
    std::vector<PaymentPart> parts;  ///< sum to the amount, or none
    Purpose purpose{};               ///< heeded where kvit allocates

    friend bool operator==(const Payment&, const Payment&) = default;
};

/// How money of a payment is taken back from where it went.
enum class TakeBackKind : std::uint8_t {
    reversal,  ///< сторно: the payment was never made
    refund,    ///< возврат плательщику
    transfer,  ///< перенос на другой счёт или назначение; the day of payment stays
};

/// TakeBack — a later fact about a payment of the house.
struct TakeBack {
    Fact fact;  ///< a transfer makes a payment under its id
    TakeBackKind kind = TakeBackKind::reversal;
    FactId payment;                      ///< whose money it is, or the transfer that made it
    Date date;                           ///< not before the payment
    std::optional<Money> amount{};       ///< none: all that is left of the payment
    std::optional<AccountId> account{};  ///< of a transfer: to which account; none: the same
    Purpose purpose{};                   ///< of a transfer: for what
    std::string reason;
    std::string author;

    friend bool operator==(const TakeBack&, const TakeBack&) = default;
};

/// Kinds of postings that somebody decides, and no rule of kvit computes.
enum class HandPostingKind : std::uint8_t {
    correction,     ///< ручная корректировка
    penalty,        ///< пени, начисленные вне закрытия месяца
    write_off,      ///< списание долга
    bonus_credit,   ///< зачёт бонуса
    court_cost,     ///< издержки по взысканию
    provider_fine,  ///< штраф исполнителя в пользу потребителя
};

/// HandPosting — проводка по решению: it moves one balance, with its reason and its author.
struct HandPosting {
    Fact fact;
    AccountId account;
    HandPostingKind kind = HandPostingKind::correction;
    ProviderId creditor;
    ServiceId service;
    Month month;  ///< месяц долга
    ReceivableKind debt = ReceivableKind::principal;
    Money amount;  ///< with the sign in which it enters the balance: above zero is owed
    Date date;     ///< the month whose turnover it is part of
    std::string reason;
    std::string author;

    friend bool operator==(const HandPosting&, const HandPosting&) = default;
};

/// Succession — смена собственника: what is owed for some services follows the premises to the
/// account of the new owner (ЖК РФ ст. 158 ч. 3), other debts stay with the old one.
struct Succession {
    Fact fact;
    AccountId from;
    AccountId to;
    Date date;                        ///< the day from which the new owner owns
    std::vector<ServiceId> services;  ///< капитальный ремонт, unless the fact says otherwise
    std::string reason;
    std::string author;

    friend bool operator==(const Succession&, const Succession&) = default;
};

}  // namespace kvit::premises
