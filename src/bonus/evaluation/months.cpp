// Metrics of other metrics: lateness, months, runs of months.
#include <algorithm>

#include "bonus/evaluation/measuring.hpp"

namespace kvit::bonus {

Measured Measuring::of(const DaysAfter& m) {
    const Measured& base = account_.metric(m.metric, context_);
    Measured measured;
    measured.value.evidence = base.value.evidence;
    const bool done = base.value.value.value_or(0) != 0 && base.value.at;
    const auto last =
        last_day(m.deadline, *context_.month, done ? *base.value.at : account_.as_of());
    if (last) {
        measured.until = account_.calendar().end_of(*last);
        measured.value.deadline = LocalTime{*last, seconds_per_day};
    }
    if (!done || !last) {
        measured.reasons = base.reasons;
        return measured;
    }
    measured.value.value = account_.calendar().date(*base.value.at) - *last;
    measured.value.at = base.value.at;
    return measured;
}

Measured Measuring::of(const MonthsTrue& m) {
    Measured measured;
    std::int64_t months = 0;
    for (const Month month : context_.months) {
        const Measured& one = account_.metric(m.metric, account_.month(month));
        if (one.value.value.value_or(0) != 0) ++months;
        if (one.until && (!measured.until || *measured.until < *one.until))
            measured.until = one.until;
    }
    measured.value.value = months;
    return measured;
}

Measured Measuring::of(const Streak& m) {
    std::int64_t run = 0;
    std::int64_t longest = 0;
    for (const Month month : context_.months) {
        const Measured& one = account_.metric(m.metric, account_.month(month));
        run = one.value.value.value_or(0) != 0 ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return number(m.longest ? longest : run);
}

}  // namespace kvit::bonus
