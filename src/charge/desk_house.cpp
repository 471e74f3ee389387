// What the desk looks up of the house as a whole, and volumes by formula.
#include <algorithm>
#include <vector>

#include "charge/desk.hpp"
#include "charge/house_areas.hpp"
#include "kvit/charge/evaluate.hpp"

namespace kvit::charge::detail {

Decimal Desk::computed(std::string_view formula, Unit resource,
                       std::initializer_list<Decimal> inputs, const std::string& path) {
    const auto* card = find_volume_formula(formula, resource);
    if (card == nullptr) {
        report({ErrorCode::unit_mismatch,
                path,
                code_of(resource),
                {"m3, kWh, Gcal", "m3, kWh, Gcal"}});
        return {};
    }
    const std::vector<Decimal> values(inputs);
    const auto volume = evaluate(card->id, values);
    if (volume) return *volume;
    for (auto error : volume.errors().list()) {
        if (!error.path.empty()) error.found = error.path + " = " + error.found;
        error.path = path;
        report(std::move(error));
    }
    return {};
}

std::optional<Found> Desk::house_area(Date day) {
    const auto total = area_of_premises(house_.house, day);
    const auto count = std::to_string(total.premises);
    return Found{
        total.area, unit::m2,
        sources_.add({.kind = trace::SourceKind::computed,
                      .label = {"площадь всех помещений дома, помещений: " + count,
                                "area of all premises of the house, premises: " + count}})};
}

std::optional<Found> Desk::common_area(const ServiceId& resource, Date day,
                                       const std::string& path) {
    const premises::CommonArea* found = nullptr;
    for (const auto& area : house_.house.common_areas) {
        if (!area.fact.valid.contains(day)) continue;
        const bool own = area.service && *area.service == resource;
        if (own || (!area.service && found == nullptr)) found = &area;
        if (own) break;
    }
    if (found == nullptr) {
        report({ErrorCode::missing_fact,
                path,
                day.to_string(),
                {"площадь общего имущества в common_areas", "the common area in common_areas"}});
        return std::nullopt;
    }
    return Found{
        found->area, unit::m2,
        fact_source(found->fact, {"площадь общего имущества", "area of the common property"})};
}

}  // namespace kvit::charge::detail
