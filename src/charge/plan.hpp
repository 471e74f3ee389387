#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "kvit/charge/line.hpp"
#include "kvit/premises/supply.hpp"

namespace kvit::charge::detail {

/// A line for some days of the month before it is computed: the formula with its inputs, and the
/// share of the month that these days are.
struct Plan {
    const premises::Supply* supply = nullptr;
    Component component = Component::whole;
    FormulaId formula{};
    std::vector<LineInput> inputs;
    Decimal price;
    Text reason;
    Interval interval;
    int days = 0;
    int of_days = 0;  ///< 0: the inputs are for these days already, nothing is shared

    /// Equal inputs give one line, whatever the facts behind them.
    bool same_inputs(const Plan& other) const {
        if (supply != other.supply || component != other.component || formula != other.formula ||
            of_days == 0 || of_days != other.of_days || inputs.size() != other.inputs.size())
            return false;
        for (std::size_t i = 0; i < inputs.size(); ++i)
            if (inputs[i].value != other.inputs[i].value) return false;
        return true;
    }
    std::optional<DayShare> share() const {
        if (of_days == 0 || days == of_days) return std::nullopt;
        return DayShare{days, of_days};
    }
};

/// Adds a plan, merged into an earlier one with equal inputs: segments of a month are merged before
/// they are rounded.
inline void add_plan(std::vector<Plan>& plans, Plan plan) {
    for (auto& earlier : plans) {
        if (!earlier.same_inputs(plan)) continue;
        earlier.days += plan.days;
        earlier.interval = {std::min(earlier.interval.from, plan.interval.from),
                            std::max(earlier.interval.to, plan.interval.to)};
        return;
    }
    plans.push_back(std::move(plan));
}

}  // namespace kvit::charge::detail
