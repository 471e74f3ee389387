// Hot water at a two-component tariff: formulas 23 and 23(1).
#include "charge/methods/norm_lines.hpp"

namespace kvit::charge::detail {
namespace {

struct Prices {
    Found water;
    Found heating_norm;
    Found heat;
};

std::optional<Prices> prices(const Segment& segment) {
    auto& desk = segment.desk;
    const auto& supply = segment.supply;
    const auto water = desk.price(supply, supply.tariff, segment.day(), ".tariff");
    const auto heat = desk.price(supply, *supply.heat_tariff, segment.day(), ".heat_tariff");
    const auto norm = desk.norm(supply, supply.heating_norm, segment.day(), ".heating_norm");
    if (!water || !heat || !norm) return std::nullopt;
    const auto* whole = find_formula("hot_water");
    if (!segment.fits(*whole, 1, *water, ".tariff") ||
        !segment.fits(*whole, 2, *norm, ".heating_norm") ||
        !segment.fits(*whole, 3, *heat, ".heat_tariff"))
        return std::nullopt;
    return Prices{*water, *norm, *heat};
}

void by_meter(const Segment& segment, const Prices& prices, const FoundVolume& volume,
              bool one_line) {
    const auto& zone = volume.zones.front();
    const PlanInput input = volume_input(segment.desk, zone);
    const Text reason = metered_reason(segment.desk, volume, zone, unit::m3);
    if (one_line) {
        segment.add_by_volume(
            Component::whole, find_formula("hot_water")->id,
            {input, prices.water.input(), prices.heating_norm.input(), prices.heat.input()},
            reason);
        return;
    }
    segment.add_by_volume(Component::water, find_formula("metered", unit::m3)->id,
                          {input, prices.water.input()}, reason);
    segment.add_by_volume(Component::heat, find_formula("hot_water_heat")->id,
                          {input, prices.heating_norm.input(), prices.heat.input()}, reason);
}

/// One line by norm. The raising factor is on the water alone: inside the line, or as the excess of
/// the water on a line of its own.
void one_line_by_norm(const Segment& segment, const Prices& prices, const Found& people,
                      const Found& norm, const FoundVolume& volume) {
    auto& desk = segment.desk;
    const auto factor = desk.raising_factor(segment.supply, volume, segment.day());
    const int month_days = desk.month().days();
    const bool one_sum = factor && desk.rules().policy.raising_factor_lines(segment.day()) ==
                                       law::RaisingFactorLines::one_sum;
    if (one_sum) {
        segment.add(Component::whole, find_formula("hot_water_norm_raised")->id,
                    {people.input(), norm.input(), factor->input(), prices.water.input(),
                     prices.heating_norm.input(), prices.heat.input()},
                    raised_reason(volume.condition, factor->value), month_days);
        return;
    }
    segment.add(Component::whole, find_formula("hot_water_norm")->id,
                {people.input(), norm.input(), prices.water.input(), prices.heating_norm.input(),
                 prices.heat.input()},
                volume.reason, month_days);
    if (factor)
        segment.add(Component::excess, find_formula("norm_excess", unit::m3)->id,
                    {people.input(), norm.input(), factor->input(), prices.water.input()},
                    excess_reason(volume.condition, factor->value), month_days);
}

void by_norm(const Segment& segment, const Prices& prices, const FoundVolume& volume,
             bool one_line) {
    auto& desk = segment.desk;
    const auto& supply = segment.supply;
    const auto people = desk.people(segment.day());
    const auto norm = desk.norm(supply, supply.norm, segment.day(), ".norm");
    if (!people || !norm) return;
    const auto* heat = find_formula("hot_water_norm_heat");
    if (!segment.fits(*heat, 1, *norm, ".norm")) return;
    if (one_line) return one_line_by_norm(segment, prices, *people, *norm, volume);
    plan_norm_lines(segment, Component::water, prices.water, volume);
    segment.add(Component::heat, heat->id,
                {people->input(), norm->input(), prices.heating_norm.input(), prices.heat.input()},
                volume.reason, desk.month().days());
}

}  // namespace

void plan_hot_water(const Segment& segment) {
    const auto found = prices(segment);
    if (!found) return;
    const auto volume = segment.desk.volume(segment.supply, segment.day());
    if (!volume) return;
    const bool one_line =
        segment.desk.rules().policy.hot_water_lines(segment.day()) == law::HotWaterLines::one_line;
    if (volume->basis != VolumeBasis::norm)
        by_meter(segment, *found, *volume, one_line);
    else if (!segment.interrupted())
        by_norm(segment, *found, *volume, one_line);
}

}  // namespace kvit::charge::detail
