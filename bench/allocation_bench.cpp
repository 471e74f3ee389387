// Payments of many accounts, allocated by kvit with every part explained, beside a loop by hand
// that knows one practice alone and tells nothing. Both leave the same kopecks: allocation.sh
// compares their digests and gives the ratio.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "about_this_run.hpp"
#include "formula_pairs.hpp"
#include "kvit/format/documents.hpp"
#include "kvit/ledger/allocation/allocated.hpp"

namespace kvit::bench {

namespace {

constexpr std::size_t services = 8;
constexpr std::size_t months = 3;
constexpr std::size_t rows_of_account = services * months;
constexpr std::size_t payments_of_account = 2;

std::size_t accounts() {
    const char* given = std::getenv("KVIT_BENCH_ACCOUNTS");
    return given == nullptr ? 5'000 : std::strtoull(given, nullptr, 10);
}

std::string padded(std::size_t number) {
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

const Workload& workload() {
    static const Workload made(accounts());
    return made;
}

void describe_payments(benchmark::State& state, std::span<const std::int64_t> paid) {
    using benchmark::Counter;
    state.counters["payment"] = Counter(static_cast<double>(workload().payments.size()),
                                        Counter::kIsIterationInvariantRate | Counter::kInvert);
    state.SetLabel("fnv " + std::to_string(digest(paid)));
}

void time_kvit(benchmark::State& state) {
    const law::LawBook law = format::built_in_law().value_or_throw();
    const law::Policy policy;
    const auto& facts = workload().facts;
    std::vector<std::int64_t> paid;
    for (auto _ : state) {
        const auto allocated = ledger::allocate_payments(law, policy, facts).value_or_throw();
        paid.clear();
        for (const auto& account : allocated.accounts) {
            for (const auto& row : account.receivables) paid.push_back(row.paid.kopecks());
            paid.push_back(account.advance.kopecks());
        }
        benchmark::ClobberMemory();
    }
    describe_payments(state, paid);
}

/// The oldest month first, inside it by charges, kopecks left over to the largest remainders. The
/// charge is the debt of a month that nothing was paid of, and rows of one month are paid alike, so
/// that a share is never above its row by more than what rounding gave it before.
class ByHand {
  public:
    std::vector<std::int64_t> run(const Workload& given) {
        std::vector<std::int64_t> paid;
        const std::size_t count = given.payments.size() / payments_of_account;
        for (std::size_t account = 0; account < count; ++account) {
            const std::int64_t* charges = given.charges.data() + account * rows_of_account;
            std::copy_n(charges, rows_of_account, left_.begin());
            std::int64_t advance = 0;
            for (std::size_t each = 0; each < payments_of_account; ++each)
                advance += pay(charges, given.payments[account * payments_of_account + each]);
            for (std::size_t row = 0; row < rows_of_account; ++row)
                paid.push_back(charges[row] - left_[row]);
            paid.push_back(advance);
        }
        return paid;
    }

  private:
    std::int64_t pay(const std::int64_t* charges, std::int64_t money) {
        for (std::size_t month = 0; month < months && money > 0; ++month) {
            const std::size_t first = month * services;
            std::int64_t owed = 0;
            for (std::size_t row = first; row < first + services; ++row) owed += left_[row];
            const std::int64_t share = std::min(money, owed);
            if (share == owed)
                std::fill_n(left_.begin() + static_cast<std::ptrdiff_t>(first), services, 0);
            else
                split(charges, first, share);
            money -= share;
        }
        return money;
    }

    /// Rows whose share is beyond what is left of them are filled, and the others share again.
    void split(const std::int64_t* charges, std::size_t first, std::int64_t money) {
        std::array<std::size_t, services> open{};
        std::size_t count = 0;
        for (std::size_t row = first; row < first + services; ++row)
            if (left_[row] > 0) open[count++] = row;
        for (;;) {
            std::int64_t sum = 0;
            for (std::size_t i = 0; i < count; ++i) sum += charges[open[i]];
            const std::int64_t whole = money;
            std::size_t still = 0;
            for (std::size_t i = 0; i < count; ++i) {
                const std::size_t row = open[i];
                if (whole * charges[row] > left_[row] * sum) {
                    money -= left_[row];
                    left_[row] = 0;
                } else {
                    open[still++] = row;
                }
            }
            if (still == count) {
                round(charges, {open.data(), count}, money, sum);
                return;
            }
            count = still;
            if (count == 0) return;
        }
    }

    void round(const std::int64_t* charges, std::span<const std::size_t> open, std::int64_t money,
               std::int64_t sum) {
        std::array<std::pair<std::int64_t, std::size_t>, services> remainders{};
        std::int64_t over = money;
        for (std::size_t i = 0; i < open.size(); ++i) {
            const std::int64_t product = money * charges[open[i]];
            left_[open[i]] -= product / sum;
            over -= product / sum;
            remainders[i] = {-(product % sum), open[i]};
        }
        std::sort(remainders.begin(),
                  remainders.begin() + static_cast<std::ptrdiff_t>(open.size()));
        for (std::size_t i = 0; i < static_cast<std::size_t>(over); ++i)
            --left_[remainders[i].second];
    }

    std::array<std::int64_t, rows_of_account> left_{};
};

void time_by_hand(benchmark::State& state) {
    std::vector<std::int64_t> paid;
    for (auto _ : state) {
        paid = ByHand().run(workload());
        benchmark::ClobberMemory();
    }
    describe_payments(state, paid);
}

BENCHMARK(time_kvit)->Name("allocate/kvit")->Unit(benchmark::kMicrosecond);
BENCHMARK(time_by_hand)->Name("allocate/by_hand")->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace kvit::bench
