#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include "kvit/base/result.hpp"
#include "kvit/law/law_book.hpp"
#include "kvit/law/policy.hpp"
#include "kvit/ledger/penalty_case.hpp"

/// Penalties of many accounts that share their months of debt and their practice: the days, rates
/// and shares are worked out once, and each account is then a few sums. The kopecks are those of
/// `penalty`.
namespace kvit::ledger {

namespace plan {
struct Tables;
}

/// The debts and payments of many accounts, a row each. All money is whole kopecks.
struct PenaltyColumns {
    /// `months()` debts of a row, then those of the next one; 0 where a month has none.
    std::span<const std::int64_t> debts;
    /// One more than rows: row i paid what stands from `offsets[i]` up to `offsets[i + 1]`.
    std::span<const std::int64_t> offsets;
    /// Days of actual payment since 1970-01-01, ascending within a row. Payments after the day of
    /// the calculation do not exist for it.
    std::span<const std::int32_t> days;
    std::span<const std::int64_t> payments;  ///< not negative
    /// The month that each payment names, as its position among the debts of the plan; -1: none.
    /// Empty: no payment names a month.
    std::span<const std::int32_t> named{};

    std::size_t rows() const { return offsets.empty() ? 0 : offsets.size() - 1; }
    /// Some of the rows: threads may share a plan, each with rows of its own.
    PenaltyColumns rows(std::size_t first, std::size_t count, std::size_t months) const {
        return {debts.subspan(first * months, count * months), offsets.subspan(first, count + 1),
                days, payments, named};
    }
};

/// Where results go; what is empty is not wanted.
struct PenaltyResults {
    std::span<std::int64_t> penalty;      ///< total of a row
    std::span<std::int64_t> left{};       ///< principal not paid on the day of the calculation
    std::span<std::int64_t> advance{};    ///< money that is left over
    std::span<std::int64_t> by_months{};  ///< `months()` penalties of a row, as the debts stand
    /// 0, or the value of the `ErrorCode` of a row that is refused; its results are 0.
    std::span<std::int32_t> status{};
};

/// What became of the rows.
struct PenaltyReport {
    std::size_t narrow_rows = 0;  ///< how many were computed in 64 bits
    std::size_t refused = 0;      ///< how many have a status other than 0
};

/// PenaltyPlan — расчёт пени по столбцам: immutable, shared between threads.
class PenaltyPlan {
  public:
    /// The plan of a case: its debts give the months with their due dates, in their order; amounts,
    /// payments and posted penalties of the case are not looked at. What the case chooses goes
    /// before `policy`. Errors: those of `penalty`; a day without a rate is one even where no
    /// account needs it; `unsupported` for `rate_on_next_payment_day`; `limit_exceeded` for
    /// `penalty_plan_values_max`.
    static Result<PenaltyPlan> make(const law::LawBook& law, const law::Policy& policy,
                                    const PenaltyCase& facts);

    /// How many debts a row has.
    std::size_t months() const;

    /// Computes all rows. A row is refused, with the others unharmed: `out_of_range` for a debt or
    /// payment that is negative or above `kind::debt`, or a month that the plan has not;
    /// `unsupported` for a negative payment (a correction); `contradiction` for days that descend
    /// or offsets that do not fit; `overflow`. Throws `std::invalid_argument` for columns of
    /// different length. Takes no memory for a row.
    PenaltyReport run(const PenaltyColumns& columns, const PenaltyResults& results) const;

    PenaltyPlan(PenaltyPlan&& other) noexcept : tables_(other.tables_) { other.tables_ = nullptr; }
    PenaltyPlan& operator=(PenaltyPlan&& other) noexcept {
        std::swap(tables_, other.tables_);
        return *this;
    }
    PenaltyPlan(const PenaltyPlan&) = delete;
    PenaltyPlan& operator=(const PenaltyPlan&) = delete;
    ~PenaltyPlan();

  private:
    explicit PenaltyPlan(const plan::Tables* tables) : tables_(tables) {}

    // Owned, and without <memory>, which costs every program half of what this library does.
    const plan::Tables* tables_;
};

}  // namespace kvit::ledger
