#include "ledger/plan/walk.hpp"

#include <algorithm>
#include <limits>

namespace kvit::ledger::plan {
namespace {

constexpr std::int32_t always = std::numeric_limits<std::int32_t>::min();

bool is_debt(std::int64_t kopecks) { return kopecks >= 0 && kopecks <= kind::debt.legal.raw_max; }

}  // namespace

std::optional<ErrorCode> refusal(const Tables& tables, const Row& row) {
    for (const Month& month : tables.months)
        if (!is_debt(row.debts[month.position])) return ErrorCode::out_of_range;
    for (const std::int64_t payment : row.payments) {
        if (payment < 0) return ErrorCode::unsupported;
        if (!is_debt(payment)) return ErrorCode::out_of_range;
    }
    if (!std::is_sorted(row.days.begin(), row.days.end())) return ErrorCode::contradiction;
    for (const std::int32_t month : row.named)
        if (month < -1 || (month >= 0 && static_cast<std::size_t>(month) >= tables.periods.size()))
            return ErrorCode::out_of_range;
    return std::nullopt;
}

template <class D>
Walk<D>::Walk(const Tables& tables)
    : tables_(tables), amounts_(tables), open_(tables.months.size()) {}

template <class D>
bool Walk<D>::admits(const Row& row) const {
    using Debt = typename Amounts<D>::Debt;
    using RateDays = typename Amounts<D>::RateDays;
    if (tables_.decimals > RateDays::extent.decimals ||
        tables_.most_rate_days > RateDays::extent.raw_max)
        return false;
    return std::all_of(tables_.months.begin(), tables_.months.end(),
                       [&](const Month& month) { return Debt::admits(row.debts[month.position]); });
}

template <class D>
RowResult Walk<D>::run(const Row& row) {
    for (std::size_t month = 0; month < open_.size(); ++month)
        open_[month] = {.left = row.debts[tables_.months[month].position], .since = always};
    first_open_ = 0;

    Money advance;
    for (std::size_t i = 0; i < row.payments.size() && row.days[i] <= tables_.as_of; ++i)
        advance += Money::kopecks(
            pay(row.days[i], row.payments[i], row.named.empty() ? -1 : row.named[i]));

    RowResult result;
    for (std::size_t month = 0; month < open_.size(); ++month) {
        result.left += open_[month].left;
        close(open_[month], month);
    }
    result.penalty = total().kopecks();
    result.advance = advance.kopecks();
    return result;
}

template <class D>
void Walk<D>::put_months(std::span<std::int64_t> by_months) const {
    std::fill(by_months.begin(), by_months.end(), 0);
    for (std::size_t month = 0; month < open_.size(); ++month)
        by_months[tables_.months[month].position] = open_[month].penalty.kopecks();
}

/// What no debt took.
template <class D>
std::int64_t Walk<D>::pay(std::int32_t day, std::int64_t amount, std::int32_t named) {
    const std::size_t line = tables_.line_of(day);
    const auto& months = tables_.months;
    if (named >= 0 && tables_.practices.allocation != law::PenaltyAllocation::fifo) {
        const kvit::Month period = tables_.periods[static_cast<std::size_t>(named)];
        for (std::size_t month = 0; month < months.size(); ++month)
            if (months[month].period == period) amount -= cover(month, line, amount);
    }
    while (first_open_ < open_.size() && open_[first_open_].left == 0) ++first_open_;
    const bool no_future = tables_.practices.future == law::PenaltyFuture::no_future;
    const auto own = no_future ? kvit::Month::of(Date::from_days(day)) : kvit::Month();
    for (std::size_t month = std::max(first_open_, tables_.first_allowed[line]);
         month < months.size() && amount > 0; ++month)
        if (!no_future || months[month].period <= own) amount -= cover(month, line, amount);
    return amount;
}

/// Covers at most `amount` of a debt: how much.
template <class D>
std::int64_t Walk<D>::cover(std::size_t month, std::size_t line, std::int64_t amount) {
    Open& debt = open_[month];
    const std::int64_t covered = std::min(debt.left, amount);
    if (covered == 0) return 0;
    const std::int32_t end = tables_.ends[line];
    switch (tables_.cut) {
        case Cut::sums:
            debt.accrued.n += amounts_.accrued(covered, tables_.rate_days(line, month)).n;
            break;
        case Cut::parts:
            add_intervals(debt.penalty, covered, tables_.ladder(line, month), always, end);
            break;
        case Cut::balances:
            add_intervals(debt.penalty, debt.left, tables_.ladder(line, month), debt.since, end);
            debt.since = end;
            break;
    }
    debt.left -= covered;
    return covered;
}

/// What is unpaid at the end; then the penalty of the debt is known.
template <class D>
void Walk<D>::close(Open& debt, std::size_t month) {
    cover(month, tables_.unpaid_line(), debt.left);
    if (tables_.cut == Cut::sums) debt.penalty = Money::kopecks(amounts_.kopecks(debt.accrued));
}

template <class D>
void Walk<D>::add_intervals(Money& penalty, std::int64_t debt, const Ladder& ladder,
                            std::int32_t from, std::int32_t to) const {
    const bool by_day = tables_.practices.rounding == law::PenaltyRounding::round_day;
    ladder.each(from, to, [&](std::int64_t a_day, std::int32_t days) {
        std::int64_t kopecks =
            amounts_.kopecks(amounts_.accrued(debt, by_day ? a_day : a_day * days));
        if (by_day && __builtin_mul_overflow(kopecks, std::int64_t{days}, &kopecks))
            throw Overflow("penalty: the sum of the days");
        penalty += Money::kopecks(kopecks);
    });
}

template <class D>
Money Walk<D>::total() const {
    if (tables_.practices.rounding == law::PenaltyRounding::round_total && !open_.empty())
        return Money::kopecks(
            amounts_.kopecks_of_all(std::span<const Open>(open_), &Open::accrued));
    Money total;
    for (const Open& debt : open_) total += debt.penalty;
    return total;
}

template class Walk<formula::fast::Narrow>;
template class Walk<formula::fast::Wide>;

}  // namespace kvit::ledger::plan
