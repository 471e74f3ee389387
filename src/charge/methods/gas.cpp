// Газ: by meter, without one by the norms of the appliances.
#include "charge/methods/norm_lines.hpp"

namespace kvit::charge::detail {
namespace {

/// A norm that the supply may not have: 0 where the gas is not used so.
std::optional<LineInput> norm_or_nothing(const Segment& segment, const std::optional<NormId>& id,
                                         const FormulaCard& card, std::size_t input,
                                         std::string_view key) {
    auto& desk = segment.desk;
    if (!id)
        return LineInput{Decimal(), desk.sources().add({.kind = trace::SourceKind::computed,
                                                        .label = {"газ для этого не используется",
                                                                  "gas is not used for this"}})};
    const auto norm = desk.norm(segment.supply, id, segment.day(), key);
    if (!norm || !segment.fits(card, input, *norm, key)) return std::nullopt;
    return norm->input();
}

}  // namespace

void plan_gas(const Segment& segment) {
    auto& desk = segment.desk;
    const auto& supply = segment.supply;
    const auto price = desk.price(supply, supply.tariff, segment.day(), ".tariff");
    if (!price) return;
    const auto* metered = segment.formula("metered", *price);
    const auto volume = metered == nullptr ? std::nullopt : desk.volume(supply, segment.day());
    if (!volume) return;
    if (volume->basis != VolumeBasis::norm) {
        for (const auto& zone : volume->zones)
            segment.add_by_volume(Component::whole, metered->id,
                                  {volume_input(desk, zone), price->input()},
                                  metered_reason(desk, *volume, zone, metered->resource));
        return;
    }
    if (segment.interrupted()) return;
    const auto* card = find_formula("gas_norm");
    if (!segment.fits(*card, 5, *price, ".tariff")) return;
    if (!supply.norm && !supply.water_norm && !supply.area_norm)
        return desk.missing(
            supply, ".norm", "",
            {"норматив: объём нужно взять по нормативу", "a norm: the volume goes by norm"});
    const auto people = desk.people(segment.day());
    const auto area = desk.area(segment.day());
    const auto cooking = norm_or_nothing(segment, supply.norm, *card, 1, ".norm");
    const auto water = norm_or_nothing(segment, supply.water_norm, *card, 2, ".water_norm");
    const auto heating = norm_or_nothing(segment, supply.area_norm, *card, 4, ".area_norm");
    if (!people || !area || !cooking || !water || !heating) return;
    segment.add(Component::whole, card->id,
                {people->input(), *cooking, *water, area->input(), *heating, price->input()},
                volume->reason, desk.month().days());
}

}  // namespace kvit::charge::detail
