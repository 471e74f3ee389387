#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "kvit/ledger/allocation/allocated.hpp"

/// Payments of synthetic accounts: 24 receivables and two payments each.
namespace kvit::bench::allocation {

inline constexpr std::size_t services = 8;
inline constexpr std::size_t months = 3;
inline constexpr std::size_t rows_of_account = services * months;
inline constexpr std::size_t payments_of_account = 2;

inline std::string padded(std::size_t number) {
    std::string digits = std::to_string(number);
    return std::string(7 - std::min<std::size_t>(7, digits.size()), '0') + digits;
}

/// The sums of all accounts, as plain numbers and as a case: charges of three months, and two
/// payments, of which one leaves a part of a month and the other may leave an advance.
struct Workload {
    std::vector<std::int64_t> charges;   ///< by account, month, service
    std::vector<std::int64_t> payments;  ///< by account
    ledger::AllocationCase facts;

    explicit Workload(std::size_t count) {
        std::uint64_t state = 1;
        const auto below = [&](std::uint64_t bound) {
            state = state * 6364136223846793005U + 1442695040888963407U;
            return static_cast<std::int64_t>((state >> 33U) % bound);
        };
        for (std::size_t i = 0; i < count * rows_of_account; ++i)
            charges.push_back(1 + below(300'000));
        for (std::size_t i = 0; i < count * payments_of_account; ++i)
            payments.push_back(1 + below(2'500'000));
        facts.id = "bench";
        for (std::size_t account = 0; account < count; ++account) add(account);
    }

    void add(std::size_t account) {
        const AccountId id("account-" + padded(account));
        ledger::AccountReceivables owed{.account = id, .receivables = {}};
        for (std::size_t month = 0; month < months; ++month)
            for (std::size_t service = 0; service < services; ++service) {
                const Month of(2025, 1 + static_cast<int>(month));
                const Money sum =
                    Money::kopecks(charges[account * rows_of_account + month * services + service]);
                ledger::Receivable row{
                    .key = {ProviderId("creditor"), ServiceId("service-" + padded(service)), of},
                    .kind = ledger::ReceivableKind::principal,
                    .due = of.next().first_day() + 9,
                    .amount = sum,
                    .charge = sum,
                    .document = {}};
                row.row = static_cast<std::int64_t>(service);
                owed.receivables.push_back(std::move(row));
            }
        facts.accounts.push_back(std::move(owed));
        for (std::size_t each = 0; each < payments_of_account; ++each) {
            ledger::ReceivedPayment payment;
            payment.id = padded(account) + "-" + std::to_string(each);
            payment.account = id;
            payment.paid = Month(2025, 4 + static_cast<int>(each)).first_day();
            payment.amount = Money::kopecks(payments[account * payments_of_account + each]);
            facts.payments.push_back(std::move(payment));
        }
    }
};

/// What was paid of each receivable, and the advance, by accounts.
inline std::vector<std::int64_t> paid_of(const ledger::Allocated& allocated) {
    std::vector<std::int64_t> paid;
    for (const auto& account : allocated.accounts) {
        for (const auto& row : account.receivables) paid.push_back(row.paid.kopecks());
        paid.push_back(account.advance.kopecks());
    }
    return paid;
}

}  // namespace kvit::bench::allocation
