#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "kvit/ledger/allocation/allocated.hpp"
#include "kvit/ledger/allocation/practices.hpp"
#include "unit/ledger/cases.hpp"

/// What the tests of allocation are made of: cases in a few words, results as short lines.
namespace kvit::test {

using ledger::Allocated;
using ledger::AllocationCase;
using ledger::ReceivedPayment;

/// A principal of a creditor's service of the same name; due on the 10th of the next month, charged
/// as much as is owed.
inline ledger::Receivable owes(const std::string& period, const std::string& who,
                               const std::string& amount) {
    const Month of = month(period);
    return {.key = {ProviderId(who), ServiceId("s-" + who), of},
            .due = of.next().first_day() + 9,
            .amount = money(amount),
            .charge = money(amount),
            .document = {}};
}

inline ledger::Receivable penalty_of(const std::string& period, const std::string& who,
                                     const std::string& amount) {
    ledger::Receivable row = owes(period, who, amount);
    row.kind = ledger::ReceivableKind::penalty;
    return row;
}

inline ReceivedPayment paid(const std::string& id, const std::string& on, const std::string& amount,
                            ledger::Purpose purpose = {}) {
    ReceivedPayment payment;
    payment.id = id;
    payment.account = AccountId("a");
    payment.paid = day(on);
    payment.amount = money(amount);
    payment.purpose = std::move(purpose);
    return payment;
}

/// One account "a".
inline AllocationCase account_a(std::vector<ledger::Receivable> receivables,
                                std::vector<ReceivedPayment> payments) {
    AllocationCase facts;
    facts.id = "case";
    facts.accounts.push_back({.account = AccountId("a"), .receivables = std::move(receivables)});
    facts.payments = std::move(payments);
    return facts;
}

template <class Choice>
void choose(AllocationCase& facts, law::PolicyOption option, Choice choice) {
    facts.choices.push_back({option, static_cast<std::uint8_t>(choice), {}});
}

inline Result<Allocated> allocated(const AllocationCase& facts) {
    return ledger::allocate_payments(law_inside(), law::Policy(), facts);
}

/// "2025-01/uk principal 100.00 oldest".
inline std::string line(const ledger::AllocatedPart& part) {
    static constexpr const char* kinds[] = {"principal", "penalty", "court_cost", "voluntary",
                                            "advance"};
    return part.key.month.to_string() + "/" + part.key.creditor.text() + " " +
           kinds[static_cast<std::size_t>(part.kind)] + " " + part.amount.to_string() + " " +
           std::string(ledger::allocation_reason_rows[static_cast<std::size_t>(part.why)].name);
}

/// Where the payment of an id went, with what of it has no place.
inline std::vector<std::string> way(const Result<Allocated>& result, const std::string& id) {
    if (!result) return {messages(result)};
    for (const auto& payment : result->payments) {
        if (payment.payment.id != id) continue;
        std::vector<std::string> lines;
        for (const auto& part : payment.parts) lines.push_back(line(part));
        if (!payment.advance.is_zero()) lines.push_back("advance " + payment.advance.to_string());
        if (!payment.unallocated.is_zero())
            lines.push_back("unallocated " + payment.unallocated.to_string());
        return lines;
    }
    return {"no payment " + id};
}

/// The codes of the reasons of a payment.
inline std::vector<std::string> why(const Result<Allocated>& result, const std::string& id) {
    std::vector<std::string> codes;
    for (const auto& payment : result->payments)
        if (payment.payment.id == id)
            for (const auto& reason : payment.reasons) codes.push_back(reason.code);
    return codes;
}

}  // namespace kvit::test
