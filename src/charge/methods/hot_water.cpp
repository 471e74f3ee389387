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
    const LineInput input{volume.value, volume.source};
    const Text reason = metered_reason(segment.desk, volume, unit::m3);
    if (one_line) {
        segment.add(Component::whole, find_formula("hot_water")->id,
                    {input, prices.water.input(), prices.heating_norm.input(), prices.heat.input()},
                    prices.water.value, reason, volume.of_days);
        return;
    }
    segment.add(Component::water, find_formula("metered", unit::m3)->id,
                {input, prices.water.input()}, prices.water.value, reason, volume.of_days);
    segment.add(Component::heat, find_formula("hot_water_heat")->id,
                {input, prices.heating_norm.input(), prices.heat.input()}, prices.heat.value,
                reason, volume.of_days);
}

/// No factor: stated as an input of its own, so that the formula is the same.
Found no_factor(Desk& desk) {
    return {Decimal::whole(1), unit::none,
            desk.sources().add(
                {.kind = trace::SourceKind::computed,
                 .label = {"повышающий коэффициент не применяется", "no raising factor applies"}})};
}

void by_norm(const Segment& segment, const Prices& prices, bool one_line) {
    auto& desk = segment.desk;
    const auto& supply = segment.supply;
    const auto people = desk.people(segment.day());
    const auto norm = desk.norm(supply, supply.norm, segment.day(), ".norm");
    if (!people || !norm) return;
    const auto* heat = find_formula("hot_water_norm_heat");
    if (!segment.fits(*heat, 1, *norm, ".norm")) return;
    const bool has_meter = desk.has_meter(supply.service, segment.day());
    const int month_days = desk.month().days();
    if (one_line) {
        const auto raised = has_meter ? std::nullopt : desk.raising_factor(supply, segment.day());
        const Found factor = raised.value_or(no_factor(desk));
        segment.add(Component::whole, find_formula("hot_water_norm")->id,
                    {people->input(), norm->input(), factor.input(), prices.water.input(),
                     prices.heating_norm.input(), prices.heat.input()},
                    prices.water.value,
                    raised ? excess_reason(factor.value) : norm_reason(has_meter), month_days);
        return;
    }
    plan_norm_lines(segment, Component::water, prices.water);
    segment.add(Component::heat, heat->id,
                {people->input(), norm->input(), prices.heating_norm.input(), prices.heat.input()},
                prices.heat.value, norm_reason(has_meter), month_days);
}

}  // namespace

void plan_hot_water(const Segment& segment) {
    const auto found = prices(segment);
    if (!found) return;
    const auto volume = segment.desk.volume(segment.supply, segment.day());
    if (!volume) return;
    const bool one_line =
        segment.desk.rules().policy.hot_water_lines(segment.day()) == law::HotWaterLines::one_line;
    if (volume->basis == Basis::meter)
        by_meter(segment, *found, *volume, one_line);
    else
        by_norm(segment, *found, one_line);
}

}  // namespace kvit::charge::detail
