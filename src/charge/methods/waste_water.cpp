// Waste water: what came in as cold and hot water goes out.
#include "charge/methods/method.hpp"
#include "kvit/base/int128.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::charge::detail {
namespace {

FoundVolume no_volume(Desk& desk, Phrase label) {
    return {Basis::none, Decimal(),
            desk.sources().add({.kind = trace::SourceKind::computed, .label = label})};
}

std::optional<FoundVolume> volume_of(const Segment& segment, const char* service, Phrase absent) {
    auto& desk = segment.desk;
    const auto* supply = desk.supply_of(ServiceId(service), segment.day());
    if (supply == nullptr) return no_volume(desk, absent);
    return desk.volume(*supply, segment.day());
}

/// The part of a month's volume that falls on the segment, by the rule `volume_carry_7`.
FoundVolume carried(const Segment& segment, FoundVolume volume) {
    if (volume.basis == Basis::none) return volume;
    constexpr int scale = 7;
    const i128 raw = i128{volume.value.at_scale(scale).value()} * segment.days();
    volume.value = Decimal(
        static_cast<std::int64_t>(divide_rounded<Rounding::half_up>(raw, i128{volume.of_days})),
        scale);
    return volume;
}

}  // namespace

void plan_waste_water(const Segment& segment) {
    auto& desk = segment.desk;
    const auto price = desk.price(segment.supply, segment.supply.tariff, segment.day(), ".tariff");
    auto cold = volume_of(segment, "cold_water", {"холодной воды нет", "no cold water"});
    auto hot = volume_of(segment, "hot_water", {"горячей воды нет", "no hot water"});
    if (!price || !cold || !hot) return;
    const auto* card = find_formula("waste_water");
    if (!segment.fits(*card, 2, *price, ".tariff")) return;

    int of_days = cold->basis == Basis::none ? hot->of_days : cold->of_days;
    if (of_days == 0) of_days = desk.month().days();
    const bool alike =
        cold->basis == Basis::none || hot->basis == Basis::none || cold->of_days == hot->of_days;
    if (!alike) {
        cold = carried(segment, *cold);
        hot = carried(segment, *hot);
        of_days = 0;
    }
    segment.add(Component::whole, card->id,
                {{cold->value, cold->source}, {hot->value, hot->source}, price->input()},
                price->value,
                {"Объём водоотведения равен объёму холодной и горячей воды.",
                 "The volume of waste water is that of cold and hot water."},
                of_days);
}

}  // namespace kvit::charge::detail
