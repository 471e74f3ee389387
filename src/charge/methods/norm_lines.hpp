#pragma once

#include "charge/methods/method.hpp"

namespace kvit::charge::detail {

/// Lines by norm per person, with the raising factor where it applies: base and excess on two
/// lines, or one sum, as the policy says. `component` is that of the base.
inline void plan_norm_lines(const Segment& segment, Component component, const Found& price,
                            const FoundVolume& volume) {
    auto& desk = segment.desk;
    const auto& supply = segment.supply;
    const auto people = desk.people(segment.day());
    const auto norm = desk.norm(supply, supply.norm, segment.day(), ".norm");
    if (!people || !norm) return;
    const auto* base = segment.formula("norm", price);
    if (base == nullptr || !segment.fits(*base, 1, *norm, ".norm")) return;

    const auto factor = desk.raising_factor(supply, volume, segment.day());
    const int month_days = desk.month().days();
    const bool raised_once = factor && desk.rules().policy.raising_factor_lines(segment.day()) ==
                                           law::RaisingFactorLines::one_sum;
    if (raised_once) {
        const auto* raised = segment.formula("norm_raised", price);
        if (raised == nullptr) return;
        segment.add(component, raised->id,
                    {people->input(), norm->input(), factor->input(), price.input()},
                    raised_reason(volume.condition, factor->value), month_days);
        return;
    }
    segment.add(component, base->id, {people->input(), norm->input(), price.input()}, volume.reason,
                month_days);
    if (!factor) return;
    const auto* excess = segment.formula("norm_excess", price);
    if (excess == nullptr) return;
    segment.add(Component::excess, excess->id,
                {people->input(), norm->input(), factor->input(), price.input()},
                excess_reason(volume.condition, factor->value), month_days);
}

}  // namespace kvit::charge::detail
