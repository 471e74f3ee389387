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
    /// By the actual volumes of the house, whatever the supply is charged by: what a yearly
    /// correction compares with.
    bool as_actual = false;

    Date day() const { return interval.from; }
    int days() const { return interval.days(); }
    /// Is the service interrupted? Then nothing is charged by norm; the decision says so.
    bool interrupted() const;

    /// Adds a line whose inputs hold for the whole month and which is shared by days.
    void add(Component component, FormulaId formula, std::vector<PlanInput> inputs, Text reason,
             int of_days, Zone zone = Zone::single, int band = 0) const;
    /// Adds a line by volumes. Where all portions are shared by the same days, the line is a share
    /// of its formula; otherwise its volumes are carried.
    void add_by_volume(Component component, FormulaId formula, std::vector<PlanInput> inputs,
                       Text reason, Zone zone = Zone::single, int band = 0) const;
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
void plan_solid_waste_containers(const Segment& segment);
void plan_electricity(const Segment& segment);
/// Земельный участок и животные (п. 49), beside a volume by norm.
void plan_plots(const Segment& segment, const Found& price);
void plan_gas(const Segment& segment);
void plan_heating(const Segment& segment);
void plan_common(const Segment& segment);

/// Plans the lines of a segment by the method of its supply.
void plan_segment(const Segment& segment);

/// A volume of one zone as an input of a line.
PlanInput volume_input(Desk& desk, const ZoneVolume& volume);
/// How a metered volume is told to a resident.
Text metered_reason(const Desk& desk, const FoundVolume& volume, const ZoneVolume& zone, Unit unit);
Text excess_reason(law::MeterCondition condition, Decimal factor);
Text raised_reason(law::MeterCondition condition, Decimal factor);

}  // namespace kvit::charge::detail
