#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "workload/allocation.hpp"

namespace kvit::bench::allocation {

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

}  // namespace kvit::bench::allocation
