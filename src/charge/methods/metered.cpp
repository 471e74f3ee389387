// Cold water, electricity, gas, heat: by meter, without one by norm.
#include "charge/methods/norm_lines.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::charge::detail {
namespace {

/// A volume above the band of the only tariff is refused: no price is known for the rest. A limit
/// that nobody published is a decision, told on the bill.
bool inside_band(const Segment& segment, const FoundVolume& volume, Unit unit) {
    const auto& band = segment.desk.rules().tariffs.tariff(segment.supply.tariff)->band;
    if (!band) return true;
    Decimal value;
    for (const auto& zone : volume.zones)
        for (const auto& portion : zone.portions) value = value + portion.value;
    if (volume.basis == VolumeBasis::norm) {  // which has no zones
        const auto portion = segment.desk.norm_volume(segment.supply, segment.day());
        if (!portion) return false;
        value = portion->value;
    }
    if (value <= band->up_to) {
        const auto limit = [&](Language language) {
            return trace::measure_text(band->up_to, unit, language);
        };
        if (band->reference.standing == trace::Standing::assumed)
            segment.desk.decide("band_limit_assumed", segment.supply.service.text(),
                                {"Предел диапазона " + limit(Language::ru) +
                                     " в месяц принят условно: объём не выше него",
                                 "The limit of the band, " + limit(Language::en) +
                                     " a month, is assumed: the volume is not above it"});
        return true;
    }
    segment.desk.report({ErrorCode::band_exceeded,
                         segment.supply.fact.path + ".tariff",
                         value.to_string(),
                         {"не больше " + band->up_to.to_string() + " за месяц",
                          "at most " + band->up_to.to_string() + " in a month"}});
    return false;
}

}  // namespace

void plan_metered_or_norm(const Segment& segment) {
    if (segment.supply.plan) return plan_electricity(segment);
    auto& desk = segment.desk;
    const auto price = desk.price(segment.supply, segment.supply.tariff, segment.day(), ".tariff");
    if (!price) return;
    const auto* card = segment.formula("metered", *price);
    if (card == nullptr) return;
    const auto volume = desk.volume(segment.supply, segment.day());
    if (!volume) return;
    if (volume->basis == VolumeBasis::norm && segment.interrupted()) return;
    if (!inside_band(segment, *volume, card->resource)) return;
    if (volume->basis == VolumeBasis::norm) {
        plan_norm_lines(segment, Component::whole, *price, *volume);
        return plan_plots(segment, *price);
    }
    for (const auto& zone : volume->zones)
        segment.add_by_volume(Component::whole, card->id,
                              {volume_input(desk, zone), price->input()},
                              metered_reason(desk, *volume, zone, card->resource), zone.zone);
}

}  // namespace kvit::charge::detail
