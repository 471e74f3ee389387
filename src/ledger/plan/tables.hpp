#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "kvit/calendar/month.hpp"
#include "kvit/formula/kinds.hpp"
#include "kvit/ledger/practices.hpp"
#include "ledger/accrual.hpp"
#include "ledger/plan/ladder.hpp"

/// Everything about a plan that no account changes.
namespace kvit::ledger::plan {

/// How the kopecks of a row are rounded and cut into intervals.
enum class Cut : std::uint8_t {
    sums,      ///< not at all: a debt month or the row is rounded once
    parts,     ///< each part that a payment covered has intervals of its own
    balances,  ///< intervals end where a payment lowers the debt
};

struct Month {
    std::size_t position;  ///< among the debts of the case
    kvit::Month period;
};

/// The table has a line for each day on which a payment may come, from `first_day` to the day of
/// the calculation, and the last line for what is unpaid. Months are in the order in which payments
/// cover them; earlier payments go by the first line.
struct Tables {
    Tables(CaseLaw& law, const PenaltyCase& facts, const Practices& practices,
           std::span<const DueDebt> debts, std::vector<kvit::Month> of_columns);

    std::size_t line_of(std::int32_t day) const {
        return day <= first_day ? 0 : static_cast<std::size_t>(day - first_day);
    }
    std::size_t unpaid_line() const { return ends.size() - 1; }
    std::int64_t rate_days(std::size_t line, std::size_t month) const {
        return all_rate_days[line * stride + month];
    }
    const Ladder& ladder(std::size_t line, std::size_t month) const {
        return ladders[rate_of_line[line]][month];
    }

    std::vector<kvit::Month> periods;  ///< of the columns, as the caller has them
    std::vector<Month> months;         ///< known to the plan
    Practices practices;
    Cut cut = Cut::sums;
    bool in_order = true;  ///< the months stand as in the columns

    std::int32_t first_day = 0;
    std::int32_t as_of = 0;
    std::vector<std::int32_t> ends;            ///< of a line: the first day not charged any more
    std::vector<std::size_t> first_allowed;    ///< of a line: months before it are time-barred
    std::vector<std::size_t> rate_of_line;     ///< which of `ladders`
    std::vector<std::vector<Ladder>> ladders;  ///< by rates and months

    int decimals = 2;               ///< of the rates
    std::int64_t common_parts = 1;  ///< q: the shares of the rate are parts of it
    std::size_t stride = 0;
    std::vector<std::int64_t> all_rate_days;
    std::int64_t most_rate_days = 0;
    /// The same once more where all of it is usual: half the cache. In a line the last month stands
    /// first, after a number for no month.
    std::vector<std::uint32_t> usual_rate_days;

  private:
    void set_lines();
    void set_allowed(CaseLaw& law, std::span<const DueDebt> debts);
    void add_rates(Accrual& accrual, std::span<const DueDebt> debts);
    void fill();
};
static_assert(kind::rate_days.usual.raw_max <= UINT32_MAX);

}  // namespace kvit::ledger::plan
