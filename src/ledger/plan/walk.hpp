#pragma once

#include <optional>
#include <span>
#include <vector>

#include "kvit/base/error.hpp"
#include "kvit/formula/fast.hpp"
#include "ledger/plan/amounts.hpp"
#include "ledger/plan/row.hpp"

namespace kvit::ledger::plan {

/// Why a row is refused; nullopt: it is not.
std::optional<ErrorCode> refusal(const Tables& tables, const Row& row);

/// A row by any practice in the reading D of the formulas, payment after payment. Keeps its memory
/// from row to row.
template <class D>
class Walk {
  public:
    explicit Walk(const Tables& tables);

    /// Whether the reading admits a row that is not refused.
    bool admits(const Row& row) const;
    /// Of a row that is admitted. Throws `Overflow`.
    RowResult run(const Row& row);
    /// The penalties of the months of the row before, as the columns have them.
    void put_months(std::span<std::int64_t> by_months) const;

  private:
    using Accrued = typename Amounts<D>::Accrued;

    struct Open {
        std::int64_t left = 0;
        std::int32_t since = 0;  ///< `Cut::balances`: the days before it are in `penalty`
        Accrued accrued{};       ///< `Cut::sums`
        Money penalty{};
    };

    std::int64_t pay(std::int32_t day, std::int64_t amount, std::int32_t named);
    std::int64_t cover(std::size_t month, std::size_t line, std::int64_t amount);
    void close(Open& debt, std::size_t month);
    void add_intervals(Money& penalty, std::int64_t debt, const Ladder& ladder, std::int32_t from,
                       std::int32_t to) const;
    Money total() const;

    const Tables& tables_;
    Amounts<D> amounts_;
    std::vector<Open> open_;
    std::size_t first_open_ = 0;
};

extern template class Walk<formula::fast::Narrow>;
extern template class Walk<formula::fast::Wide>;

}  // namespace kvit::ledger::plan
