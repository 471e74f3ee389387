#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kvit/audit/cause.hpp"
#include "kvit/bill/bill.hpp"

namespace kvit::audit {

/// What a value was and which document says so.
struct Known {
    Decimal value;
    trace::SourceId source{};  ///< in the sources of the comparison of the account

    friend bool operator==(const Known&, const Known&) = default;
};

/// Part — часть разницы with its one cause.
struct Part {
    Cause cause = Cause::fact;
    Money amount;          ///< with the sign in which it enters the difference
    std::string symbol{};  ///< of an input of the formula; empty where it is none
    Text name{};           ///< of the input
    Unit unit{};           ///< of both values
    std::optional<Known> before{};
    std::optional<Known> after{};
    Text text{};  ///< the whole sentence

    friend bool operator==(const Part&, const Part&) = default;
};

/// LineDifference — разница строк of one service that answer each other: one line on each side, or
/// several where a month was cut or a service was computed otherwise.
struct LineDifference {
    tariff::Section section = tariff::Section::other;
    ServiceId service;
    Text title;
    ProviderId creditor;
    charge::Component component = charge::Component::whole;
    Zone zone = Zone::single;
    int band = 0;
    Month month;                            ///< that of the later bill where it has such lines
    std::vector<std::size_t> before_lines;  ///< numbers on the bill, from 1
    std::vector<std::size_t> after_lines;
    Money before;
    Money after;
    std::vector<Part> parts;  ///< sum to after − before

    Money difference() const { return after - before; }
    friend bool operator==(const LineDifference&, const LineDifference&) = default;
};

/// What a movement is, beside the lines.
enum class MovementKind : std::uint8_t {
    opening,  ///< входящее сальдо
    posting,  ///< проводка, not one of a line
    accepted,  ///< начислено за принятое добровольное страхование
    advance,  ///< аванс of one creditor, which pays no other one
    taken,    ///< the part of the offer that was accepted, no longer offered
};

/// MovementDifference — разница проводок и сальдо of one balance.
struct MovementDifference {
    MovementKind kind = MovementKind::opening;
    bill::PostingKind posting = bill::PostingKind::charge;  ///< of `posting` alone
    bill::DebtKey of;         ///< of `advance` the creditor alone; of `taken` nothing
    std::string reference{};  ///< the payment, the operation or the fact behind a posting
    Money before;             ///< with the sign in which it enters what is to be paid
    Money after;
    Part part;  ///< the whole of after − before

    Money difference() const { return after - before; }
    friend bool operator==(const MovementDifference&, const MovementDifference&) = default;
};

/// What one cause does to the sum to pay.
struct CauseTotal {
    Cause cause = Cause::fact;
    Money amount;

    friend bool operator==(const CauseTotal&, const CauseTotal&) = default;
};

/// What is told of a bill that is compared.
struct Side {
    Month month;
    bill::Basis basis;
    bill::Totals totals;

    friend bool operator==(const Side&, const Side&) = default;
};

/// AccountDifference — разница двух квитанций of one account. A side that is absent has no bill:
/// all lines of the other one appeared or vanished.
struct AccountDifference {
    AccountId account;
    std::optional<Side> before;
    std::optional<Side> after;
    std::vector<LineDifference> lines;          ///< those that differ, in the order of bills
    std::vector<MovementDifference> movements;  ///< those that differ, openings first
    std::vector<CauseTotal> causes;  ///< sum to the difference of the sums to pay; none at zero
    trace::SourceList sources;

    /// Zero on an absent side.
    bill::Totals totals_before() const { return before ? before->totals : bill::Totals(); }
    bill::Totals totals_after() const { return after ? after->totals : bill::Totals(); }
    bool empty() const { return lines.empty() && movements.empty(); }
    friend bool operator==(const AccountDifference&, const AccountDifference&) = default;
};

/// Comparison — сравнение of two bills, or of the bills of two closed months.
struct Comparison {
    std::string engine;                       ///< version of kvit that compared
    std::size_t compared = 0;                 ///< accounts that were looked at
    std::vector<AccountDifference> accounts;  ///< those that differ, in the order of ids
    bill::Totals before;                      ///< of all accounts
    bill::Totals after;
    std::vector<CauseTotal> causes;  ///< sum to the difference of the sums to pay

    bool empty() const { return accounts.empty(); }
    friend bool operator==(const Comparison&, const Comparison&) = default;
};

}  // namespace kvit::audit
