// Waste water: what came in as cold and hot water goes out.
#include "charge/methods/method.hpp"

namespace kvit::charge::detail {
namespace {

/// What goes out of one kind of water: by meters or an act, or by the norm of the water; nothing
/// where there is no such water, or it is interrupted and goes by norm.
std::optional<PlanInput> volume_of(const Segment& segment, const char* name, Phrase absent) {
    auto& desk = segment.desk;
    const ServiceId service(name);
    const auto* supply = desk.supply_of(service, segment.day());
    const auto nothing = [&](Phrase label) {
        return LineInput{Decimal(),
                         desk.sources().add({.kind = trace::SourceKind::computed, .label = label})};
    };
    if (supply == nullptr) return nothing(absent);
    const auto found = desk.volume(*supply, segment.day());
    if (!found) return std::nullopt;
    if (found->basis != VolumeBasis::norm) return volume_input(desk, found->zones.front());
    if (desk.interrupted(service, segment.day()))
        return nothing({"услуга отключена", "the service is interrupted"});
    const auto portion = desk.norm_volume(*supply, segment.day());
    if (!portion) return std::nullopt;
    return PlanInput({*portion}, portion->source);
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
    segment.add_by_volume(Component::whole, card->id, {*cold, *hot, price->input()}, reason);
}

}  // namespace kvit::charge::detail
