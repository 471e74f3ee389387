#pragma once

#include <array>

#include "kvit/formula/fast.hpp"
#include "ledger/plan/amounts.hpp"
#include "ledger/plan/row.hpp"

namespace kvit::ledger::plan {

/// The way of almost every row: payments cover the oldest debt, a month or the row is rounded once,
/// all sums are usual. Debts and payments are two rows of kopecks laid end to end; where a kopeck
/// lies in both says when it was paid, so that they are merged like two sorted lists, without a
/// branch that depends on the data.
class Merge {
  public:
    static constexpr std::size_t months_max = 60;
    static constexpr std::size_t payments_max = 128;

    /// Whether the plan has rows of this kind.
    static bool serves(const Tables& tables, bool payments_are_named);

    explicit Merge(const Tables& tables) : tables_(tables), amounts_(tables) {}

    /// False for a row of another kind, or one that is refused.
    bool open(const Row& row);
    /// Of the row that was opened.
    RowResult run();
    void put_months(std::span<std::int64_t> by_months) const;

  private:
    std::int64_t kopecks_of(std::uint64_t accrued) const {
        Amounts<formula::fast::Narrow>::Accrued value;
        value.n = static_cast<std::int64_t>(accrued);
        return amounts_.kopecks(value);
    }
    std::int64_t kopecks(std::size_t month) const {
        return kopecks_of(accrued_[month] - (month == 0 ? 0 : accrued_[month - 1]));
    }

    const Tables& tables_;
    Amounts<formula::fast::Narrow> amounts_;
    std::size_t payments_ = 0;
    /// Sums of debts and of payments up to each of them, and a last one that is never reached.
    std::array<std::int64_t, months_max + 1> owed_;
    std::array<std::int64_t, payments_max + 1> paid_;
    std::array<std::uint32_t, payments_max + 1> line_;  ///< where the line of the day begins
    /// What all kopecks up to the end of a month accrue, and a last one that nobody reads. The sum
    /// may wrap: its differences do not.
    std::array<std::uint64_t, months_max + 1> accrued_;
};

}  // namespace kvit::ledger::plan
