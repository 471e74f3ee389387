#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kvit/bonus/programme.hpp"

/// What happened on an account, as far as a programme can ask. Facts carry the moments at which
/// they happened; what lies after the day of an evaluation does not exist for it.
namespace kvit::bonus {

/// A part of a bill that is argued about or paid apart.
struct WithheldPart {
    Withheld kind = Withheld::court;
    Money amount{};
    Instant from{};
    std::optional<Instant> to{};
    friend bool operator==(const WithheldPart&, const WithheldPart&) = default;
};

/// A bill of a period, or one of its revisions; a later one stands in the place of the earlier.
struct BillFact {
    std::string id;
    Month period;
    Target kind = Target::bill;
    Instant formed_at{};
    std::optional<Date> due_date{};  ///< as printed (срок оплаты)
    Money principal{};               ///< to pay for the period without penalties and offers
    Money penalty{};
    Money voluntary{};  ///< добровольные строки
    std::vector<WithheldPart> withheld{};
    friend bool operator==(const BillFact&, const BillFact&) = default;
};

/// The period that a part of a payment was placed on.
struct PaymentPart {
    Month period;
    Money amount{};
    friend bool operator==(const PaymentPart&, const PaymentPart&) = default;
};

struct PaymentFact {
    std::string id;
    Instant paid_at{};
    std::optional<Instant> received_at{};  ///< `paid_at` if absent
    std::optional<Instant> posted_at{};    ///< `received_at` if absent
    Money amount{};
    Money fee{};  ///< commission, paid by the payer
    std::string channel;
    std::string scheme{};
    /// Where the ledger placed it; what is left is an advance. Empty: by
    /// `Programme::payment_order`.
    std::vector<PaymentPart> parts{};
    friend bool operator==(const PaymentFact&, const PaymentFact&) = default;
};

/// A payment taken back, whole or in part, or such a return undone.
struct ReturnFact {
    std::string id;
    std::string of;  ///< a payment or another return
    Instant at{};
    std::optional<Money> amount{};  ///< all of it if absent; a return of a return is always whole
    friend bool operator==(const ReturnFact&, const ReturnFact&) = default;
};

struct MeterFact {
    std::string id;
    Interval active{};
    bool remote = false;  ///< sends its readings by itself (дистанционный съём)
    friend bool operator==(const MeterFact&, const MeterFact&) = default;
};

struct ReadingFact {
    std::string id;
    std::string meter;
    Instant received_at{};
    std::string channel;
    bool accepted = true;
    friend bool operator==(const ReadingFact&, const ReadingFact&) = default;
};

/// A fact about the account that holds from one moment to another, with a value or without.
struct StandingFact {
    std::string fact;
    std::string value{};
    Instant from{};
    std::optional<Instant> to{};
    friend bool operator==(const StandingFact&, const StandingFact&) = default;
};

/// The level that a review gave.
struct LevelFact {
    Instant at{};
    std::string level;
    int held = 0;  ///< reviews in a row for which the level has survived its loss
    friend bool operator==(const LevelFact&, const LevelFact&) = default;
};

/// A grant that was given before, by its key.
struct GivenFact {
    std::string key;
    std::string grant;
    std::string reward;
    std::string unit;
    Instant at{};
    Money credit{};
    enum class State : std::uint8_t { pending, issued, spent, taken_back };
    State state = State::pending;
    friend bool operator==(const GivenFact&, const GivenFact&) = default;
};

struct History {
    std::string account;
    std::string person{};  ///< an opaque key of the person, for limits of persons
    std::optional<Date> opened{};
    std::vector<BillFact> bills{};
    std::vector<PaymentFact> payments{};
    std::vector<ReturnFact> returns{};
    std::vector<MeterFact> meters{};
    std::vector<ReadingFact> readings{};
    std::vector<StandingFact> facts{};
    std::vector<LevelFact> levels{};
    std::vector<GivenFact> given{};
    friend bool operator==(const History&, const History&) = default;
};

/// Facts of one kind of one account: metrics look through all of them.
inline constexpr std::size_t facts_of_account_max = 1024;

/// What cannot have happened: ids twice, references to nothing, sums below zero, more taken back
/// than paid, a return before its payment, intervals of a fact that overlap, channels and levels
/// that the programme does not know, times before its zone begins, a bill without the due date that
/// a deadline asks for; `limit_exceeded` past `facts_of_account_max`. Paths are those of
/// kvit-bonus-history/1, "accounts[i]...".
Errors check(const Programme& programme, const std::vector<History>& histories);

}  // namespace kvit::bonus
