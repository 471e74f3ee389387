#include "ledger/plan/merge.hpp"

#include <algorithm>

namespace kvit::ledger::plan {
namespace {

/// What a lane takes: a debt and a payment below 2^43 kopecks, so that no sum of them wraps, and
/// debts that are usual together.
constexpr std::uint64_t money_end = std::uint64_t{1} << 43;
constexpr std::uint64_t debt_max = kind::debt.usual.raw_max;
static_assert(money_end <= std::uint64_t{kind::debt.legal.raw_max});
static_assert(money_end * std::max(Merge::months_max, Merge::payments_max) < INT64_MAX);

}  // namespace

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

Merge::Merge(const Tables& tables)
    : tables_(tables),
      amounts_(tables),
      months_(std::min(tables.months.size(), months_max)),
      stride_(static_cast<std::uint32_t>(tables.stride)) {
    for (std::size_t lane = 0; lane < lanes; ++lane) clear(lane);
}

/// After the last payment stands the unpaid rest, which is never used up.
void Merge::end(Lane& lane) const {
    lane.owed[0] = UINT64_MAX;
    lane.paid[lane.payments] = UINT64_MAX - 1;
    lane.line[lane.payments] = static_cast<std::uint32_t>(tables_.unpaid_line()) * stride_;
}

void Merge::clear(std::size_t lane) {
    Lane& empty = lanes_[lane];
    empty = {};
    end(empty);
}

bool Merge::open(std::size_t lane, const Row& row) {
    Lane& to = lanes_[lane];
    const std::size_t payments = row.payments.size();
    if (payments > payments_max) {
        clear(lane);
        return false;
    }

    // All bits that some sum of money has: a negative one has the highest.
    std::uint64_t bits = 0;
    std::uint64_t owed = 0;
    const std::size_t months = months_;
    for (std::size_t i = 0; i < months; ++i) {
        const auto debt = static_cast<std::uint64_t>(row.debts[i]);
        bits |= debt;
        owed += debt;
        to.owed[months - i] = owed;
    }
    std::uint64_t paid = 0;
    std::int64_t day = 0;
    std::int64_t descents = 0;  // negative if there is one
    const std::int64_t first = tables_.first_day;
    const std::uint32_t stride = stride_;
    for (std::size_t i = 0; i < payments; ++i) {
        const auto payment = static_cast<std::uint64_t>(row.payments[i]);
        bits |= payment;
        paid += payment;
        to.paid[i] = paid;
        const std::int64_t next = row.days[i] - first;
        descents |= next - day;
        day = next;
        to.line[i] = static_cast<std::uint32_t>(day) * stride;
    }
    if (bits >= money_end || owed > debt_max || descents < 0 || day > tables_.as_of - first) {
        clear(lane);
        return false;
    }
    to.payments = payments;
    end(to);
    return true;
}

void Merge::run() {
    const std::uint32_t* const rate_days = tables_.usual_rate_days.data();
    std::size_t steps = 0;
    for (const Lane& lane : lanes_) steps = std::max(steps, months_ + lane.payments);

    std::array<std::size_t, lanes> payments{};
    std::array<std::uint64_t, lanes> begins{};
    std::array<std::uint64_t, lanes> sums{};
    // Each step ends a month or a payment. A lane that is done goes on in the month that never
    // ends, where nobody looks.
    for (std::size_t step = 0; step < steps; ++step)
#pragma GCC unroll 4
        for (std::size_t i = 0; i < lanes; ++i) {
            Lane& lane = lanes_[i];
            const std::size_t payment = payments[i];
            const std::size_t month = months_ - step + payment;
            const std::uint64_t owed = lane.owed[month];
            const std::uint64_t paid = lane.paid[payment];
            const std::uint64_t to = std::min(owed, paid);
            sums[i] += (to - begins[i]) * rate_days[lane.line[payment] + month];
            begins[i] = to;
            lane.accrued[month] = sums[i];
            payments[i] += paid < owed ? 1 : 0;
        }
}

RowResult Merge::result(std::size_t of) const {
    const Lane& lane = lanes_[of];
    RowResult result;
    if (months_ == 0) {
        result.advance = static_cast<std::int64_t>(lane.all_paid());
        return result;
    }
    if (tables_.practices.rounding == law::PenaltyRounding::round_total) {
        result.penalty = kopecks(lane.accrued[1]);
    } else {
        std::uint64_t before = 0;
        for (std::size_t i = months_; i > 0; --i) {
            result.penalty += kopecks(lane.accrued[i] - before);
            before = lane.accrued[i];
        }
    }
    const auto owed = static_cast<std::int64_t>(lane.owed[1]);
    const auto paid = static_cast<std::int64_t>(lane.all_paid());
    result.left = std::max<std::int64_t>(owed - paid, 0);
    result.advance = std::max<std::int64_t>(paid - owed, 0);
    return result;
}

void Merge::put_months(std::size_t of, std::span<std::int64_t> by_months) const {
    std::uint64_t before = 0;
    for (std::size_t i = 0; i < months_; ++i) {
        const std::uint64_t accrued = lanes_[of].accrued[months_ - i];
        by_months[i] = kopecks(accrued - before);
        before = accrued;
    }
}

}  // namespace kvit::ledger::plan
