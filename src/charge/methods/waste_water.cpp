// Waste water: what came in as cold and hot water goes out.
#include "charge/methods/method.hpp"

namespace kvit::charge::detail {
namespace {

FoundVolume no_volume(Desk& desk, Phrase label) {
    return {VolumeBasis::none, Decimal(),
            desk.sources().add({.kind = trace::SourceKind::computed, .label = label})};
}

std::optional<FoundVolume> volume_of(const Segment& segment, const char* service, Phrase absent) {
    auto& desk = segment.desk;
    const auto* supply = desk.supply_of(ServiceId(service), segment.day());
    if (supply == nullptr) return no_volume(desk, absent);
    return desk.volume(*supply, segment.day());
}

}  // namespace

void plan_waste_water(const Segment& segment) {
    auto& desk = segment.desk;
    const auto price = desk.price(segment.supply, segment.supply.tariff, segment.day(), ".tariff");
    const auto cold = volume_of(segment, "cold_water", {"холодной воды нет", "no cold water"});
    const auto hot = volume_of(segment, "hot_water", {"горячей воды нет", "no hot water"});
    if (!price || !cold || !hot) return;
    const auto* card = find_formula("waste_water");
    if (!segment.fits(*card, 2, *price, ".tariff")) return;

    const Text reason{"Объём водоотведения равен объёму холодной и горячей воды.",
                      "The volume of waste water is that of cold and hot water."};
    const bool alike = cold->basis == VolumeBasis::none || hot->basis == VolumeBasis::none ||
                       cold->of_days == hot->of_days;
    if (alike) {
        int of_days = cold->basis == VolumeBasis::none ? hot->of_days : cold->of_days;
        if (of_days == 0) of_days = desk.month().days();
        segment.add(Component::whole, card->id,
                    {LineInput{cold->value, cold->source}, LineInput{hot->value, hot->source},
                     price->input()},
                    reason, of_days);
    } else {
        // One volume is spread over the metered days, the other over the month.
        segment.add(Component::whole, card->id,
                    {PlanInput(cold->value, cold->source, cold->of_days),
                     PlanInput(hot->value, hot->source, hot->of_days), price->input()},
                    reason, 0);
    }
}

}  // namespace kvit::charge::detail
