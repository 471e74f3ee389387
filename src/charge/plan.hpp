#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "charge/portion.hpp"
#include "kvit/charge/line.hpp"
#include "kvit/premises/people.hpp"
#include "kvit/premises/supply.hpp"

namespace kvit::charge::detail {

/// An input of a planned line: a value as it is, or a volume in portions. Where all portions of a
/// line are shared by the same days, the line takes its share of the whole formula; otherwise each
/// portion is carried: the line's days of it, rounded by the rule `volume_carry_7`.
struct PlanInput {
    Decimal value;
    trace::SourceId source{};
    std::vector<Portion> carried;  ///< empty: the value as it is

    PlanInput(const LineInput& input)  // NOLINT: an input as it is
        : value(input.value), source(input.source) {}
    PlanInput(std::vector<Portion> portions, trace::SourceId from)
        : source(from), carried(std::move(portions)) {}

    bool same_value(const PlanInput& other) const {
        return value == other.value &&
               std::equal(carried.begin(), carried.end(), other.carried.begin(),
                          other.carried.end(),
                          [](const auto& a, const auto& b) { return a.same_value(b); });
    }
};

/// The month that a late reading recalculates.
struct Recalculated {
    Month month;
    /// What all of it was billed before, where that is known to be alike on all its days: then a
    /// benefit up to a norm can be found again.
    std::optional<Decimal> billed;
    bool people_known = true;  ///< who lived there then
};

/// A benefit on the days of a line on which its share, standard and norm are what they are: it is a
/// line for each of these runs, and cuts no line of a charge.
struct BenefitDays {
    const premises::BenefitGrant* grant = nullptr;
    Date since;  ///< when the last of these values came into force
    Interval interval;
    int days = 0;
};

/// A line for some days of the month before it is computed: the formula with its inputs, and the
/// share of the month that these days are.
struct Plan {
    const premises::Supply* supply = nullptr;
    Component component = Component::whole;
    Zone zone = Zone::single;
    int band = 0;  ///< диапазон; 0: the plan has none
    FormulaId formula{};
    std::vector<PlanInput> inputs;
    Text reason;
    Interval interval;
    int days = 0;
    int of_days = 0;  ///< 0: the inputs are for these days already, nothing is shared
    std::optional<Date> taxed_on{};  ///< the day whose VAT holds; absent: its own first day
    std::optional<TariffId> lower_tariff{};  ///< льготный тариф, used in the place of the supply's
    std::vector<const premises::BenefitGrant*> benefits{};  ///< льготы, which hold on all its days
    std::vector<BenefitDays> benefit_days{};                ///< all its days, for each of these
    std::int64_t benefit_people = 0;                        ///< who live there, where it matters
    std::optional<Recalculated> recalculated{};  ///< of a line that recalculates an earlier month

    Date taxed_day() const { return taxed_on.value_or(interval.from); }

    /// Equal inputs give one line, whatever the facts behind them.
    bool same_inputs(const Plan& other) const {
        const auto key = [](const Plan& plan) {
            return std::tie(plan.supply->service, plan.supply->provider, plan.supply->creditor,
                            plan.component, plan.zone, plan.band, plan.formula, plan.of_days,
                            plan.lower_tariff, plan.benefits, plan.benefit_people);
        };
        return key(*this) == key(other) &&
               std::equal(inputs.begin(), inputs.end(), other.inputs.begin(), other.inputs.end(),
                          [](const auto& a, const auto& b) { return a.same_value(b); });
    }
    std::optional<DayShare> share() const {
        if (of_days == 0 || days == of_days) return std::nullopt;
        return DayShare{days, of_days};
    }
    /// Days that were found in another way and came to the same keep both reasons.
    void tell(const Text& other) {
        if (reason.ru.find(other.ru) != std::string::npos) return;
        reason.ru += " " + other.ru;
        reason.en += " " + other.en;
    }
    /// Are the days one run?
    bool contiguous() const { return interval.days() == days; }
};

inline Interval hull(Interval a, Interval b) {
    return {std::min(a.from, b.from), std::max(a.to, b.to)};
}

inline void add_days(std::vector<BenefitDays>& runs, const BenefitDays& more) {
    for (auto& run : runs) {
        if (run.grant != more.grant || run.since != more.since) continue;
        run.interval = hull(run.interval, more.interval);
        run.days += more.days;
        return;
    }
    runs.push_back(more);
}

/// Adds a plan, merged into an earlier one with equal inputs: segments of a month are merged before
/// they are rounded.
inline void add_plan(std::vector<Plan>& plans, Plan plan) {
    for (auto& earlier : plans) {
        if (!earlier.same_inputs(plan)) continue;
        earlier.days += plan.days;
        earlier.tell(plan.reason);
        earlier.interval = hull(earlier.interval, plan.interval);
        for (const auto& more : plan.benefit_days) add_days(earlier.benefit_days, more);
        return;
    }
    plans.push_back(std::move(plan));
}

}  // namespace kvit::charge::detail
