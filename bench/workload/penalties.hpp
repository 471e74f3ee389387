#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "kvit/ledger/penalty_case.hpp"
#include "kvit/ledger/penalty_plan.hpp"

/// The workload "month close" as far as penalties go: synthetic accounts, a fifth of them with
/// debts of twelve months and about eighteen payments. Account i is the same for every number of
/// accounts.
namespace kvit::bench {

/// Random numbers by the name of what they are for, so that each can be drawn alone.
class NamedRandom {
  public:
    enum Of : std::uint64_t { account = 3, history = 4, payments = 5 };

    /// least..most, both included.
    static std::int64_t draw(Of of, std::uint64_t id, std::uint64_t field, std::int64_t least,
                             std::int64_t most) {
        const std::uint64_t name = seed + (std::uint64_t{of} << 56) + id;
        const auto width = static_cast<std::uint64_t>(most - least + 1);
        return least + static_cast<std::int64_t>(splitmix(splitmix(name) + field) % width);
    }

  private:
    static constexpr std::uint64_t seed = 0x354A'2025'1231;

    /// splitmix64.
    static constexpr std::uint64_t splitmix(std::uint64_t state) {
        state += 0x9E37'79B9'7F4A'7C15;
        state = (state ^ (state >> 30)) * 0xBF58'476D'1CE4'E5B9;
        state = (state ^ (state >> 27)) * 0x94D0'49BB'1331'11EB;
        return state ^ (state >> 31);
    }
};

/// Twelve bills, December 2024 to November 2025, due on the 10th of the month after, on 31 December
/// 2025; six key rates, each day its own; one rounding for a debt month.
inline ledger::PenaltyCase workload_case() {
    using law::PolicyOption;
    ledger::PenaltyCase facts;
    facts.id = "workload";
    facts.scale = "zhk14";
    facts.as_of = Date::from_civil(2025, 12, 31);
    facts.rates = {
        {Date::from_civil(2025, 1, 1), {2100, 2}},   {Date::from_civil(2025, 6, 9), {2000, 2}},
        {Date::from_civil(2025, 7, 28), {1800, 2}},  {Date::from_civil(2025, 9, 15), {1700, 2}},
        {Date::from_civil(2025, 10, 27), {1650, 2}}, {Date::from_civil(2025, 12, 22), {1600, 2}}};
    facts.due = ledger::DueRule::as_given;
    facts.no_accrual.emplace();
    const auto choose = [&](PolicyOption option, auto choice) {
        facts.choices.push_back({option, static_cast<std::uint8_t>(choice), {}});
    };
    choose(PolicyOption::penalty_rate, law::PenaltyRate::rate_by_periods);
    choose(PolicyOption::penalty_cap, law::PenaltyCap::none);
    choose(PolicyOption::penalty_rounding, law::PenaltyRounding::round_debt);
    choose(PolicyOption::penalty_allocation, law::PenaltyAllocation::fifo);
    Month period(2024, 12);
    for (int i = 0; i < 12; ++i, period = period.next())
        facts.debts.push_back(
            {.period = period, .amount = {}, .due_date = period.next().first_day() + 9});
    return facts;
}

/// Rows of the accounts with debts; openings and payments of December of all accounts.
struct PenaltyWorkload {
    static constexpr std::size_t months = 12;

    std::size_t accounts = 0;
    std::vector<std::int64_t> opening;
    std::vector<std::uint32_t> december_account;  ///< of each payment of December
    std::vector<std::int64_t> december;
    std::vector<std::uint32_t> account_of_row;
    std::vector<std::int64_t> debts;
    std::vector<std::int64_t> offsets{0};
    std::vector<std::int32_t> days;
    std::vector<std::int64_t> payments;

    explicit PenaltyWorkload(std::size_t count) : accounts(count) {
        for (std::size_t id = 0; id < count; ++id) add(id);
    }

    std::size_t rows() const { return account_of_row.size(); }
    ledger::PenaltyColumns columns() const { return {debts, offsets, days, payments}; }

  private:
    using R = NamedRandom;

    void add(std::uint64_t id) {
        const bool owes = R::draw(R::account, id, 4, 0, 99) < 20;
        const std::int64_t usual = R::draw(R::account, id, 11, 300'000, 900'000);
        std::int64_t balance = 0;
        if (owes) {
            account_of_row.push_back(static_cast<std::uint32_t>(id));
            for (std::uint64_t month = 0; month < months; ++month) {
                debts.push_back(usual * R::draw(R::history, id, month, 80, 120) / 100);
                balance += debts.back();
            }
        }
        for (std::uint64_t month = owes ? 0 : months - 1; month < months; ++month)
            balance -= add_payments(id, month, usual, owes);
        if (owes) {
            offsets.push_back(static_cast<std::int64_t>(payments.size()));
        } else {
            const std::int64_t kind = R::draw(R::account, id, 12, 0, 9);
            balance = kind == 0   ? 0
                      : kind == 1 ? -R::draw(R::account, id, 13, 0, 200'000)
                                  : usual * R::draw(R::account, id, 14, 80, 120) / 100;
        }
        opening.push_back(balance);
    }

    /// What was paid before December.
    std::int64_t add_payments(std::uint64_t id, std::uint64_t month, std::int64_t usual,
                              bool owes) {
        const Date first = Month(2025, static_cast<int>(month) + 1).first_day();
        const std::int64_t count = R::draw(R::payments, id, month * 8, 0, 3);
        std::int64_t before = 0;
        for (int i = 0; i < count; ++i) {
            const std::uint64_t field = month * 8 + 1 + static_cast<std::uint64_t>(i);
            // One in each third of the month; the last third ends on the 28th.
            const std::int64_t day = 10 * i + R::draw(R::payments, id, field, 0, i == 2 ? 7 : 9);
            const std::int64_t amount = usual * R::draw(R::payments, id, field + 3, 5, 75) / 100;
            if (owes) {
                days.push_back(first.days() + static_cast<std::int32_t>(day));
                payments.push_back(amount);
            }
            if (month == months - 1) {
                december_account.push_back(static_cast<std::uint32_t>(id));
                december.push_back(amount);
            } else {
                before += amount;
            }
        }
        return before;
    }
};

/// Opening plus penalty less what December paid: what an account owes but for its charges.
inline void close_accounts(const PenaltyWorkload& workload, std::span<const std::int64_t> penalty,
                           std::span<std::int64_t> closing) {
    std::copy(workload.opening.begin(), workload.opening.end(), closing.begin());
    for (std::size_t row = 0; row < penalty.size(); ++row)
        closing[workload.account_of_row[row]] += penalty[row];
    for (std::size_t i = 0; i < workload.december.size(); ++i)
        closing[workload.december_account[i]] -= workload.december[i];
}

/// The checksums of the workload.
struct PenaltySums {
    std::int64_t pen = 0;
    std::int64_t wpen = 0;  ///< each penalty times a weight of its account

    PenaltySums(const PenaltyWorkload& workload, std::span<const std::int64_t> penalty) {
        for (std::size_t row = 0; row < penalty.size(); ++row) {
            const std::int64_t weight = workload.account_of_row[row] % 9973 + 1;
            pen += penalty[row];
            wpen += weight * penalty[row];
        }
    }
};

/// The checksums of closed accounts.
struct ClosingSums {
    std::int64_t clo = 0;
    std::int64_t wclo = 0;

    explicit ClosingSums(std::span<const std::int64_t> closing) {
        for (std::size_t i = 0; i < closing.size(); ++i) {
            clo += closing[i];
            wclo += static_cast<std::int64_t>(i % 9973 + 1) * closing[i];
        }
    }
};

}  // namespace kvit::bench
