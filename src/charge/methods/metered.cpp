// Cold water, electricity, gas, heat: by meter, without one by norm.
#include "charge/methods/norm_lines.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::charge::detail {
namespace {

/// A volume above the band of the only tariff: no price is known for the rest.
bool inside_band(const Segment& segment, const FoundVolume& volume) {
    const auto& band = segment.desk.rules().tariffs.tariff(segment.supply.tariff)->band;
    if (!band || volume.value <= band->up_to) return true;
    segment.desk.report({ErrorCode::band_exceeded,
                         segment.supply.fact.path + ".tariff",
                         volume.value.to_string(),
                         {"не больше " + band->up_to.to_string() + " за месяц",
                          "at most " + band->up_to.to_string() + " in a month"}});
    return false;
}

}  // namespace

void plan_metered_or_norm(const Segment& segment) {
    auto& desk = segment.desk;
    const auto price = desk.price(segment.supply, segment.supply.tariff, segment.day(), ".tariff");
    if (!price) return;
    const auto* card = segment.formula("metered", *price);
    if (card == nullptr) return;
    const auto volume = desk.volume(segment.supply, segment.day());
    if (!volume || !inside_band(segment, *volume)) return;
    if (volume->basis == Basis::meter) {
        segment.add(Component::whole, card->id, {{volume->value, volume->source}, price->input()},
                    price->value, metered_reason(desk, *volume, card->resource), volume->of_days);
    } else {
        plan_norm_lines(segment, Component::whole, *price);
    }
}

}  // namespace kvit::charge::detail
