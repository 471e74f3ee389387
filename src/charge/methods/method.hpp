#pragma once

#include <initializer_list>

#include "charge/desk.hpp"

/// Methods of charging. Each one turns a supply on some days of the month into plans of lines:
/// which formula, with which inputs, and in words how the volume was found. Adding a practice is
/// adding a function here and a row to `method_rows`.
namespace kvit::charge::detail {

/// A supply on days with equal facts.
struct Segment {
    Desk& desk;
    const premises::Supply& supply;
    Interval interval;
    std::vector<Plan>& plans;

    Date day() const { return interval.from; }
    int days() const { return interval.days(); }

    /// Adds a line whose inputs hold for the whole month and which is shared by days.
    void add(Component component, FormulaId formula, std::vector<PlanInput> inputs, Text reason,
             int of_days) const {
        add_plan(plans, {.supply = &supply,
                         .component = component,
                         .formula = formula,
                         .inputs = std::move(inputs),
                         .reason = std::move(reason),
                         .interval = interval,
                         .days = days(),
                         .of_days = of_days});
    }
    /// The formula for the unit of the price (of the norm, if one is given); reports a unit that it
    /// does not exist for.
    const FormulaCard* formula(std::string_view name, const Found& price,
                               std::string_view key = ".tariff") const;
    /// Reports a norm in another unit than the formula's input.
    bool fits(const FormulaCard& formula, std::size_t input, const Found& found,
              std::string_view key) const;
};

void plan_metered_or_norm(const Segment& segment);
void plan_hot_water(const Segment& segment);
void plan_waste_water(const Segment& segment);
void plan_per_area(const Segment& segment);
void plan_per_person(const Segment& segment);
void plan_per_premises(const Segment& segment);
void plan_solid_waste_person(const Segment& segment);
void plan_solid_waste_area(const Segment& segment);

/// How a metered volume is told to a resident.
Text metered_reason(const Desk& desk, const FoundVolume& volume, Unit unit);
/// How a volume by norm is told: no meter, or no reading.
Text norm_reason(bool has_meter);
Text excess_reason(Decimal factor);
Text raised_reason(Decimal factor);

}  // namespace kvit::charge::detail
