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
    std::vector<const premises::BenefitGrant*> benefits{};  ///< льготы, which hold on all its days
    std::int64_t benefit_people = 0;                        ///< who live there, where it matters

    /// Equal inputs give one line, whatever the facts behind them.
    bool same_inputs(const Plan& other) const {
        const auto key = [](const Plan& plan) {
            return std::tie(plan.supply->service, plan.supply->provider, plan.supply->creditor,
                            plan.component, plan.zone, plan.band, plan.formula, plan.of_days,
                            plan.benefits, plan.benefit_people);
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

/// Adds a plan, merged into an earlier one with equal inputs: segments of a month are merged before
/// they are rounded.
inline void add_plan(std::vector<Plan>& plans, Plan plan) {
    for (auto& earlier : plans) {
        if (!earlier.same_inputs(plan)) continue;
        earlier.days += plan.days;
        earlier.tell(plan.reason);
        earlier.interval = {std::min(earlier.interval.from, plan.interval.from),
                            std::max(earlier.interval.to, plan.interval.to)};
        return;
    }
    plans.push_back(std::move(plan));
}

}  // namespace kvit::charge::detail
