#pragma once

#include <string>
#include <utility>
#include <vector>

#include "kvit/ledger/allocation/allocated.hpp"
#include "kvit/ledger/reconciliation/reconciled.hpp"
#include "unit/ledger/allocation/cases.hpp"
#include "unit/random.hpp"

/// Random towns of a few accounts whose numbers are easily mistaken, and what agents report of
/// them.
namespace kvit::test {

using ledger::PaymentsCase;
using ledger::Reconciled;

template <class T>
void shuffle(std::vector<T>& list, Random& random) {
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[random.below(i)]);
}

/// Seven digits of three kinds, so that near ones abound.
inline std::string random_number(Random& random) {
    std::string number;
    for (int i = 0; i < 7; ++i) number += static_cast<char>('0' + random.below(3));
    return number;
}

struct Habits {
    bool conflicts = true;  ///< agents contradict themselves
    bool closed = true;     ///< accounts are closed
};

inline std::string written_number(const PaymentsCase& facts, Random& random) {
    if (random.one_in(12)) return {};
    std::string number = facts.accounts[random.below(facts.accounts.size())].account.text();
    if (random.one_in(6)) number[random.below(number.size())] = '1';
    if (random.one_in(12)) std::swap(number[0], number[1]);
    if (random.one_in(12)) number.erase(random.below(number.size()), 1);
    return number;
}

inline ledger::RegistryRow random_row(const PaymentsCase& facts, std::uint64_t operation,
                                      Random& random) {
    ledger::RegistryRow row;
    row.operation = std::to_string(operation);
    row.account = written_number(facts, random);
    row.amount = Money::kopecks(100 * random.between(1, 6));
    row.paid = day("2025-02-01") + static_cast<int>(random.below(4));
    if (random.one_in(3)) row.time = static_cast<std::int32_t>(random.below(2)) * 3600;
    if (random.one_in(4)) row.period = Month(2025, 1);
    if (random.one_in(4)) row.document = "d" + std::to_string(random.below(facts.bills.size() + 1));
    if (random.one_in(6)) row.purpose = "ЛС " + written_number(facts, random);
    if (random.one_in(6)) {
        row.kind = ledger::RowKind::reversal;
        row.reverses = std::to_string(operation + 1 + random.below(4));
    }
    return row;
}

/// The content of an operation is made of its number alone, unless agents contradict themselves.
inline PaymentsCase random_payments(Random& random, Habits habits = {}) {
    PaymentsCase facts;
    facts.id = "random";
    const std::size_t accounts = 2 + random.below(8);
    for (std::size_t i = 0; i < accounts; ++i) {
        ledger::KnownAccount account{.account = AccountId(random_number(random))};
        if (random.one_in(3)) account.numbers.push_back(random_number(random));
        if (habits.closed && random.one_in(4)) account.closed_on = day("2025-02-02");
        const bool known =
            std::any_of(facts.accounts.begin(), facts.accounts.end(),
                        [&](const auto& other) { return other.account == account.account; });
        if (!known) facts.accounts.push_back(account);
    }
    const std::size_t bills = random.below(8);
    for (std::size_t i = 0; i < bills; ++i) {
        ledger::KnownBill bill{
            .document = "d" + std::to_string(i),
            .account = facts.accounts[random.below(facts.accounts.size())].account,
            .period = random.one_in(2) ? Month(2025, 1) : Month(2024, 12),
            .to_pay = Money::kopecks(100 * random.between(-1, 8))};
        if (random.one_in(4)) bill.with_insurance = bill.to_pay + Money::kopecks(100);
        facts.bills.push_back(bill);
    }
    for (const auto option :
         {law::PolicyOption::reconciliation_bill, law::PolicyOption::reconciliation_document,
          law::PolicyOption::reconciliation_closed}) {
        const auto& row = law::policy_option_rows[static_cast<std::size_t>(option)];
        facts.choices.push_back(
            {option, static_cast<std::uint8_t>(random.below(row.choices.size())), {}});
    }
    const std::uint64_t seed = random.below(1'000'000);
    const std::size_t registries = 1 + random.below(4);
    for (std::size_t i = 0; i < registries; ++i) {
        ledger::Registry registry{.id = "r" + std::to_string(i),
                                  .agent = random.one_in(3) ? "post" : "bank",
                                  .date = day("2025-02-05") + static_cast<int>(i)};
        const std::size_t rows = random.below(10);
        for (std::size_t r = 0; r < rows; ++r) {
            const std::uint64_t operation = random.below(14);
            Random of_operation(seed + operation * 2 + (registry.agent == "post" ? 1 : 0));
            if (habits.conflicts && random.one_in(10)) of_operation = Random(random.below(1000));
            registry.rows.push_back(random_row(facts, operation, of_operation));
        }
        facts.registries.push_back(registry);
    }
    return facts;
}

/// The same facts, said in another order and more often.
inline PaymentsCase said_otherwise(PaymentsCase facts, Random& random) {
    const std::size_t registries = facts.registries.size();
    facts.registries.reserve(3 * registries);  // `rows` stays where it is while others come
    for (std::size_t i = 0; i < registries; ++i) {
        auto& rows = facts.registries[i].rows;
        if (!rows.empty() && random.one_in(2)) rows.push_back(rows[random.below(rows.size())]);
        if (random.one_in(3)) facts.registries.push_back(facts.registries[i]);
        if (!rows.empty() && random.one_in(3)) {
            // A registry that came in two parts.
            auto part = facts.registries[i];
            part.rows = {part.rows.back()};
            facts.registries[i].rows.pop_back();
            facts.registries.push_back(part);
        }
    }
    for (auto& registry : facts.registries) shuffle(registry.rows, random);
    shuffle(facts.registries, random);
    shuffle(facts.accounts, random);
    shuffle(facts.bills, random);
    shuffle(facts.earlier, random);
    return facts;
}

/// The payments that were found, put into an allocation where every account owes two months.
inline ledger::AllocationCase allocation_of(const PaymentsCase& facts,
                                            const Reconciled& reconciled) {
    ledger::AllocationCase allocation;
    allocation.id = "after";
    for (const auto& account : facts.accounts)
        allocation.accounts.push_back(
            {.account = account.account,
             .receivables = {owes("2024-12", "uk", "2.00"), owes("2025-01", "uk", "3.00")}});
    allocation.payments = reconciled.payments;
    allocation.take_backs = reconciled.take_backs;
    return allocation;
}

}  // namespace kvit::test
