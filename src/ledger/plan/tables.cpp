#include "ledger/plan/tables.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

namespace kvit::ledger::plan {
namespace {

/// Runs of one debt under one rate practice, neighbours that do not differ joined.
using Runs = std::vector<AccrualRun>;

Failure too_large(std::string found) {
    return Failure(
        Error{ErrorCode::limit_exceeded,
              "debts",
              std::move(found),
              {"месяцев × дней не больше " + std::to_string(limits::penalty_plan_values_max) +
                   " (penalty_plan_values_max)",
               "at most " + std::to_string(limits::penalty_plan_values_max) +
                   " months × days (penalty_plan_values_max)"}});
}

Failure out_of_range() {
    return Failure(Error{ErrorCode::out_of_range,
                         "scale",
                         {},
                         {"доли ставки с общим делителем до 1000000 и до 100000 дней",
                          "shares of the rate with a common divisor up to 1000000, and up to "
                          "100000 days"}});
}

bool same_rate(const AccrualRun& a, const AccrualRun& b) {
    return a.percent == b.percent && a.divisor == b.divisor;
}

/// The runs as the intervals of a debt that does not change.
Runs joined(Runs runs, law::PenaltyIntervalCut cut) {
    Runs result;
    for (AccrualRun& run : runs) {
        if (!result.empty() && same_rate(result.back(), run))
            result.back().days.to = run.days.to;
        else
            result.push_back(std::move(run));
        if (cut == law::PenaltyIntervalCut::no_cut) continue;
        for (Date end = kvit::Month::of(result.back().days.from).next().first_day();
             end < result.back().days.to; end = kvit::Month::of(end).next().first_day()) {
            AccrualRun rest = result.back();
            rest.days.from = end;
            result.back().days.to = end;
            result.push_back(std::move(rest));
        }
    }
    return result;
}

/// The first day of delay of any debt.
Date first_charged(std::span<const DueDebt> debts) {
    Date first = Date::open_end();
    for (const DueDebt& debt : debts) first = std::min(first, debt.first_overdue_day());
    return first;
}

Cut cut_of(const Practices& practices) {
    const bool sums = practices.rounding == law::PenaltyRounding::round_debt ||
                      practices.rounding == law::PenaltyRounding::round_total;
    if (sums) return Cut::sums;
    return practices.rate == law::PenaltyRate::rate_on_payment_day ? Cut::parts : Cut::balances;
}

}  // namespace

Tables::Tables(CaseLaw& law, const PenaltyCase& facts, const Practices& chosen,
               std::span<const DueDebt> debts, std::vector<kvit::Month> of_columns)
    : periods(std::move(of_columns)),
      practices(chosen),
      cut(cut_of(chosen)),
      as_of(facts.as_of.days()) {
    Date first = facts.as_of;
    for (const DueDebt& debt : debts) {
        const auto position = static_cast<std::size_t>(debt.amount.kopecks());
        in_order = in_order && position == months.size();
        months.push_back({position, debt.period});
        // Rarely is a month paid before it has begun; such a payment costs more time.
        first = std::min({first, debt.due, debt.period.first_day()});
    }
    first_day = first.days();
    stride = months.size() + 1;
    set_lines();
    set_allowed(law, debts);

    const Date end = Date::from_days(ends.back());
    Accrual accrual(law, facts, practices, {std::min(first_charged(debts), end), end});
    add_rates(accrual, debts);
    fill();
}

void Tables::set_lines() {
    const auto days = static_cast<std::size_t>(as_of - first_day) + 1;
    if ((days + 1) * std::max<std::size_t>(stride, 1) > limits::penalty_plan_values_max ||
        months.size() > limits::formula_rows_max)
        throw too_large(std::to_string(months.size()) + " × " + std::to_string(days));
    const std::int32_t end = practices.as_of == law::PenaltyAsOf::inclusive ? as_of + 1 : as_of;
    for (std::int32_t day = first_day; day <= as_of; ++day)
        ends.push_back(std::min(practices.lowered_from(Date::from_days(day)).days(), end));
    ends.push_back(end);
}

void Tables::set_allowed(CaseLaw& law, std::span<const DueDebt> debts) {
    first_allowed.assign(ends.size(), 0);
    if (practices.allocation != law::PenaltyAllocation::fifo_not_time_barred) return;
    Interval held{};
    int years = 0;
    for (std::size_t line = 0; line < unpaid_line(); ++line) {
        const Date day = Date::from_days(first_day + static_cast<std::int32_t>(line));
        if (line == 0 || !held.contains(day)) {
            const auto limitation = law.limitation_years(day);
            years = limitation.value;
            held = limitation.days;
        }
        std::size_t& first = first_allowed[line];
        while (first < debts.size() && CaseLaw::years_after(debts[first].due, years) < day) ++first;
    }
}

void Tables::add_rates(Accrual& accrual, std::span<const DueDebt> debts) {
    rate_of_line.assign(ends.size(), 0);
    if (debts.empty()) return;
    const bool by_payment = practices.rate == law::PenaltyRate::rate_on_payment_day;
    const Date end = Date::from_days(ends.back());
    std::vector<std::vector<Runs>> runs_by_rate;
    const auto add_rate = [&](std::optional<Date> paid_on) {
        runs_by_rate.emplace_back();
        for (const DueDebt& debt : debts) {
            const Date first = debt.first_overdue_day();
            runs_by_rate.back().push_back(
                accrual.runs(debt, {first, std::max(first, end)}, paid_on, {}));
        }
    };
    add_rate(std::nullopt);  // of what is unpaid
    const Date charged = first_charged(debts);
    Interval alike{end, end};
    for (std::size_t line = 0; by_payment && line < unpaid_line(); ++line) {
        if (ends[line] <= charged.days()) continue;
        const Date day = Date::from_days(first_day + static_cast<std::int32_t>(line));
        if (!alike.contains(day)) {
            add_rate(day);
            alike = accrual.payments_like(day);
        }
        rate_of_line[line] = runs_by_rate.size() - 1;
    }

    for (const auto& rate : runs_by_rate)
        for (const Runs& runs : rate)
            for (const AccrualRun& run : runs) {
                if (run.divisor == 0) continue;
                common_parts = std::lcm(common_parts, std::int64_t{run.divisor});
                if (common_parts > kind::rate_divisor.legal.raw_max) throw out_of_range();
                if (!run.percent.at_scale(2)) decimals = 3;
            }
    for (auto& rate : runs_by_rate) {
        ladders.emplace_back(months.size());
        for (std::size_t month = 0; month < months.size(); ++month)
            for (const AccrualRun& run : joined(std::move(rate[month]), practices.interval_cut)) {
                const std::int64_t percent = run.percent.at_scale(decimals).value_or(0);
                if (run.divisor == 0 || percent == 0) continue;
                if (run.days.days() > kind::overdue_days.legal.raw_max) throw out_of_range();
                ladders.back()[month].add({run.days.from.days(), run.days.to.days(),
                                           percent * (common_parts / run.divisor)});
            }
    }
}

void Tables::fill() {
    const std::size_t lines = months.empty() ? 0 : ends.size();
    all_rate_days.assign(lines * stride, 0);
    for (std::size_t line = 0; line < lines; ++line)
        for (std::size_t month = 0; month < months.size(); ++month) {
            const std::int64_t accrued = ladder(line, month).before(ends[line]);
            all_rate_days[line * stride + month] = accrued;
            most_rate_days = std::max(most_rate_days, accrued);
        }
    const int finer = kind::rate_days.legal.decimals - decimals;
    if (i128{most_rate_days} * power_of_ten(finer) > kind::rate_days.legal.raw_max)
        throw out_of_range();
    if (decimals != kind::rate_days.usual.decimals ||
        most_rate_days > kind::rate_days.usual.raw_max)
        return;
    usual_rate_days.assign(lines * stride, 0);
    for (std::size_t line = 0; line < lines; ++line)
        for (std::size_t month = 0; month < months.size(); ++month)
            usual_rate_days[line * stride + months.size() - month] =
                static_cast<std::uint32_t>(rate_days(line, month));
}

}  // namespace kvit::ledger::plan
