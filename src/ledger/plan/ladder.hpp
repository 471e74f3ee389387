#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

/// What a kopeck of one debt month accrues day by day.
namespace kvit::ledger::plan {

/// The intervals of a debt that does not change. Days are counted from 1970-01-01, and an end is
/// the first day after.
class Ladder {
  public:
    struct Run {
        std::int32_t from;
        std::int32_t to;
        std::int64_t a_day;  ///< rate × share of one day
    };

    void add(Run run) { runs_.push_back(run); }

    /// What a kopeck has accrued before the day `end`.
    std::int64_t before(std::int32_t end) const {
        std::int64_t accrued = 0;
        for (const Run& run : runs_)
            if (run.from < end) accrued += (std::min(run.to, end) - run.from) * run.a_day;
        return accrued;
    }

    /// Calls `visit(rate × share of a day, days)` for the intervals of the days from..to.
    template <class Visit>
    void each(std::int32_t from, std::int32_t to, Visit visit) const {
        for (const Run& run : runs_) {
            if (run.to <= from) continue;
            if (run.from >= to) break;
            visit(run.a_day, std::min(run.to, to) - std::max(run.from, from));
        }
    }

  private:
    std::vector<Run> runs_;  ///< only those that accrue, by days
};

}  // namespace kvit::ledger::plan
