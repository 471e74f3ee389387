#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "kvit/formula/fast.hpp"
#include "ledger/plan/amounts.hpp"
#include "ledger/plan/row.hpp"

namespace kvit::ledger::plan {

/// The way of almost every row: payments cover the oldest debt, a month or the row is rounded once,
/// all sums are usual. Debts and payments are two rows of kopecks laid end to end; where a kopeck
/// lies in both says when it was paid, so that they are merged like two sorted lists, without a
/// branch that depends on the data. A step waits for the one before it: rows go side by side, a
/// lane each, so that the processor need not.
class Merge {
  public:
    static constexpr std::size_t lanes = 4;
    static constexpr std::size_t months_max = 60;
    static constexpr std::size_t payments_max = 128;

    /// Whether the plan has rows of this kind.
    static bool serves(const Tables& tables, bool payments_are_named);

    explicit Merge(const Tables& tables);

    /// Puts a row into a lane. False, and nothing in the lane, for a row of another kind or one
    /// that is refused.
    bool open(std::size_t lane, const Row& row);
    /// All lanes at once.
    void run();
    RowResult result(std::size_t lane) const;
    void put_months(std::size_t lane, std::span<std::int64_t> by_months) const;
    void clear(std::size_t lane);

  private:
    /// Months stand from the back, after one that never ends: the month of a step is so many places
    /// before its own as payments have ended, and one index serves all rows.
    struct Lane {
        std::size_t payments = 0;
        /// Sums of debts and of payments up to each of them.
        std::array<std::uint64_t, months_max + 1> owed{};
        std::array<std::uint64_t, payments_max + 1> paid{};
        std::array<std::uint32_t, payments_max + 1> line{};  ///< where that of the day begins
        /// What all kopecks up to the end of a month accrue. The sum may wrap: its differences do
        /// not.
        std::array<std::uint64_t, months_max + 1> accrued{};

        std::uint64_t all_paid() const { return payments == 0 ? 0 : paid[payments - 1]; }
    };

    void end(Lane& lane) const;
    std::int64_t kopecks(std::uint64_t accrued) const {
        Amounts<formula::fast::Narrow>::Accrued value;
        value.n = static_cast<std::int64_t>(accrued);
        return amounts_.kopecks(value);
    }

    const Tables& tables_;
    Amounts<formula::fast::Narrow> amounts_;
    std::size_t months_;
    std::uint32_t stride_;
    std::array<Lane, lanes> lanes_;
};

}  // namespace kvit::ledger::plan
