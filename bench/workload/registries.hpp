#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "kvit/ledger/reconciliation/payments_case.hpp"

/// Synthetic registries: as many rows as accounts, of three agents, with every mistake that people
/// make. Row i is the same for every number of rows but for whose account it is.
namespace kvit::bench {

class RegistryRandom {
  public:
    explicit RegistryRandom(std::uint64_t seed) : state_(seed) {}

    std::uint64_t below(std::uint64_t bound) { return next() % bound; }

  private:
    /// splitmix64.
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E37'79B9'7F4A'7C15);
        z = (z ^ (z >> 30)) * 0xBF58'476D'1CE4'E5B9;
        z = (z ^ (z >> 27)) * 0x94D0'49BB'1331'11EB;
        return z ^ (z >> 31);
    }

    std::uint64_t state_;
};

/// Ten digits, not dense, so that a slip mostly hits nobody's.
inline std::string account_number(std::uint64_t account) {
    std::string digits = std::to_string(account * 104'729 % 9'999'991);
    return "100" + std::string(7 - digits.size(), '0') + digits;
}

inline ledger::PaymentsCase registries_of(std::size_t rows) {
    ledger::PaymentsCase facts;
    facts.id = "workload";
    for (std::size_t i = 0; i < rows; ++i) {
        const AccountId account(account_number(i + 1));
        facts.accounts.push_back({.account = account, .numbers = {"77AB" + std::to_string(i)}});
        facts.bills.push_back({.document = "D" + std::to_string(i),
                               .account = account,
                               .period = Month(2025, 1),
                               .to_pay = Money::kopecks(static_cast<std::int64_t>(100'000 + i))});
    }
    for (const char* agent : {"bank", "post", "cabinet"})
        facts.registries.push_back(
            {.id = "r", .agent = agent, .date = Date::from_civil(2025, 2, 20)});
    for (std::size_t i = 0; i < rows; ++i) {
        RegistryRandom random(i);
        const std::size_t account = random.below(rows);
        ledger::RegistryRow row;
        row.operation = std::to_string(i);
        row.account = account_number(account + 1);
        row.amount = Money::kopecks(static_cast<std::int64_t>(100'000 + account));
        row.paid = Date::from_civil(2025, 2, 1) + static_cast<int>(random.below(19));
        row.time = static_cast<std::int32_t>(random.below(86'400));
        row.period = Month(2025, 1);
        switch (random.below(40)) {
            case 0:  // a slip of one digit
                row.account[3 + random.below(7)] = static_cast<char>('0' + random.below(10));
                break;
            case 1:
                std::swap(row.account[5], row.account[6]);
                break;
            case 2:
                row.account.erase(4, 1);
                break;
            case 3:
                row.account.clear();
                row.purpose = "ЖКУ, ЛС " + account_number(account + 1);
                break;
            case 4:
                row.amount -= Money::kopecks(50'000);
                break;
            case 5:
                row.kind = ledger::RowKind::reversal;
                row.reverses = std::to_string(i < 3 ? i + 3 : i - 3);  // of the same agent
                break;
            default:
                break;
        }
        facts.registries[i % 3].rows.push_back(std::move(row));
    }
    // A registry of the next day repeats a tenth of the first.
    ledger::Registry again{.id = "s", .agent = "bank", .date = Date::from_civil(2025, 2, 21)};
    for (std::size_t i = 0; i < facts.registries[0].rows.size(); i += 10)
        again.rows.push_back(facts.registries[0].rows[i]);
    facts.registries.push_back(std::move(again));
    return facts;
}

}  // namespace kvit::bench
