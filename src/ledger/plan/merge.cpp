#include "ledger/plan/merge.hpp"

#include <algorithm>

namespace kvit::ledger::plan {

bool Merge::serves(const Tables& tables, bool payments_are_named) {
    const Practices& practices = tables.practices;
    const bool fifo = practices.allocation == law::PenaltyAllocation::fifo ||
                      (!payments_are_named &&
                       std::all_of(tables.first_allowed.begin(), tables.first_allowed.end(),
                                   [](std::size_t first) { return first == 0; }));
    return fifo && practices.future == law::PenaltyFuture::any_month && tables.cut == Cut::sums &&
           tables.in_order && !tables.usual_rate_days.empty() &&
           tables.periods.size() == tables.months.size() && tables.months.size() <= months_max;
}

bool Merge::open(const Row& row) {
    constexpr auto debt_max = static_cast<std::uint64_t>(kind::debt.usual.raw_max);
    constexpr auto payment_max = static_cast<std::uint64_t>(kind::debt.legal.raw_max);
    const std::size_t months = tables_.months.size();
    payments_ = row.payments.size();
    if (payments_ > payments_max) return false;

    // The top bit is set where something is out of its range, in integers that may wrap.
    std::uint64_t outside = 0;
    std::uint64_t owed = 0;
    for (std::size_t i = 0; i < months; ++i) {
        const auto debt = static_cast<std::uint64_t>(row.debts[i]);
        outside |= debt | (debt_max - debt);
        owed += debt;
        owed_[i] = static_cast<std::int64_t>(owed);
    }
    outside |= debt_max - owed;
    owed_[months] = INT64_MAX;

    const std::int64_t last = tables_.as_of - tables_.first_day;
    std::int64_t before = 0;
    std::uint64_t paid = 0;
    for (std::size_t i = 0; i < payments_; ++i) {
        const auto payment = static_cast<std::uint64_t>(row.payments[i]);
        const std::int64_t day = std::int64_t{row.days[i]} - tables_.first_day;
        outside |= payment | (payment_max - payment) |
                   static_cast<std::uint64_t>((day - before) | (last - day));
        before = day;
        paid += payment;
        paid_[i] = static_cast<std::int64_t>(paid);
        line_[i] = static_cast<std::uint32_t>(day) * static_cast<std::uint32_t>(tables_.stride);
    }
    paid_[payments_] = INT64_MAX - 1;
    line_[payments_] = static_cast<std::uint32_t>(tables_.unpaid_line() * tables_.stride);
    return outside >> 63 == 0;
}

RowResult Merge::run() {
    const std::size_t months = tables_.months.size();
    const std::uint32_t* const rate_days = tables_.usual_rate_days.data();
    std::size_t month = 0;
    std::int64_t begin = 0;
    std::uint64_t accrued = 0;
    const std::size_t steps = months + payments_;
    // Each step ends a month or a payment.
    for (std::size_t step = 0; step < steps; ++step) {
        const std::size_t payment = step - month;
        const std::int64_t owed = owed_[month];
        const std::int64_t paid = paid_[payment];
        const std::int64_t end = std::min(owed, paid);
        accrued += static_cast<std::uint64_t>(end - begin) * rate_days[line_[payment] + month];
        begin = end;
        accrued_[month] = accrued;
        month += owed <= paid ? 1 : 0;
    }

    RowResult result;
    for (std::size_t i = 0; i < months; ++i) result.penalty += kopecks(i);
    const std::int64_t all_owed = months == 0 ? 0 : owed_[months - 1];
    const std::int64_t all_paid = payments_ == 0 ? 0 : paid_[payments_ - 1];
    if (tables_.practices.rounding == law::PenaltyRounding::round_total && months > 0)
        result.penalty = kopecks_of(accrued_[months - 1]);
    result.left = std::max<std::int64_t>(all_owed - all_paid, 0);
    result.advance = std::max<std::int64_t>(all_paid - all_owed, 0);
    return result;
}

void Merge::put_months(std::span<std::int64_t> by_months) const {
    for (std::size_t i = 0; i < by_months.size(); ++i) by_months[i] = kopecks(i);
}

}  // namespace kvit::ledger::plan
