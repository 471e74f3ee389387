#include "ledger/allocation/share_out.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>

#include "kvit/money/rounding.hpp"
#include "kvit/money/split.hpp"

namespace kvit::ledger {
namespace {

using law::AllocationResidue;
using Weights = std::vector<std::int64_t>;

/// The rows in the order in which they take the difference of rounding.
std::vector<std::size_t> takers(const Weights& weights, AllocationResidue residue) {
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (residue == AllocationResidue::residue_last) std::reverse(order.begin(), order.end());
    if (residue == AllocationResidue::residue_largest)
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return weights[a] > weights[b]; });
    return order;
}

/// Each share rounded half up; the difference goes to one row, and on to the next where that would
/// fall below zero or rise above its room.
std::vector<Money> split_rounded(Money total, const Weights& weights,
                                 const std::vector<Money>& rooms, AllocationResidue residue) {
    const i128 sum = std::accumulate(weights.begin(), weights.end(), i128{0});
    std::vector<Money> shares;
    Money difference = total;
    for (const std::int64_t weight : weights) {
        const i128 share = divide_rounded<Rounding::half_up>(i128{total.kopecks()} * weight, sum);
        shares.push_back(Money::kopecks(static_cast<std::int64_t>(share)));
        difference -= shares.back();
    }
    for (const std::size_t row : takers(weights, residue)) {
        if (difference.is_zero()) break;
        if (weights[row] == 0) continue;
        const Money taken = std::clamp(difference, -shares[row], rooms[row] - shares[row]);
        shares[row] += taken;
        difference -= taken;
    }
    return shares;
}

/// A split in rounds: rows whose exact share is beyond their room are filled and leave it. Only the
/// shares of the last round are rounded, so that rounding never decides who is full.
class Rounds {
  public:
    Rounds(Money money, std::span<const Claimant> rows, AllocationResidue residue)
        : rows_(rows), residue_(residue), money_(money), shares_(rows.size()) {
        for (std::size_t row = 0; row < rows.size(); ++row)
            if (!rows[row].room.is_zero()) open_.push_back(row);
    }

    std::vector<Money> run() && {
        while (!money_.is_zero() && !open_.empty()) {
            const Weights by = weights();
            if (fill_beyond(by)) continue;
            const auto shares = split_open(by);
            for (std::size_t i = 0; i < open_.size(); ++i) shares_[open_[i]] = shares[i];
            break;
        }
        return std::move(shares_);
    }

  private:
    Weights weights() const {
        Weights weights;
        for (const std::size_t row : open_) weights.push_back(rows_[row].weight.kopecks());
        if (std::any_of(weights.begin(), weights.end(), [](auto weight) { return weight > 0; }))
            return weights;
        for (std::size_t i = 0; i < open_.size(); ++i) weights[i] = rows_[open_[i]].room.kopecks();
        return weights;
    }

    std::vector<Money> split_open(const Weights& by) const {
        if (residue_ == AllocationResidue::largest_remainder) return kvit::split(money_, by);
        std::vector<Money> rooms;
        for (const std::size_t row : open_) rooms.push_back(rows_[row].room);
        return split_rounded(money_, by, rooms, residue_);
    }

    /// Whether a row left. All are measured by the money with which the round began.
    bool fill_beyond(const Weights& by) {
        const i128 sum = std::accumulate(by.begin(), by.end(), i128{0});
        const i128 money = money_.kopecks();
        std::vector<std::size_t> still;
        for (std::size_t i = 0; i < open_.size(); ++i) {
            const std::size_t row = open_[i];
            const Money room = rows_[row].room;
            if (money * by[i] <= room.kopecks() * sum) {
                still.push_back(row);
                continue;
            }
            shares_[row] = room;
            money_ -= room;
        }
        const bool left = still.size() < open_.size();
        open_ = std::move(still);
        return left;
    }

    std::span<const Claimant> rows_;
    AllocationResidue residue_;
    Money money_;
    std::vector<Money> shares_;
    std::vector<std::size_t> open_;
};

}  // namespace

std::vector<Money> share_out(Money money, std::span<const Claimant> rows,
                             AllocationResidue residue) {
    return Rounds(money, rows, residue).run();
}

std::vector<Money> fill_in_order(Money money, std::span<const Claimant> rows) {
    std::vector<Money> shares;
    for (const Claimant& row : rows) {
        shares.push_back(std::min(money, row.room));
        money -= shares.back();
    }
    return shares;
}

}  // namespace kvit::ledger
