#include "charge/heat_of_premises.hpp"

namespace kvit::charge::detail {

std::optional<Decimal> heat_by_house(Desk& desk, const ResourceMonth& resource, Decimal house,
                                     Decimal area) {
    const Date last = desk.month().next().first_day() - 1;
    const auto all = desk.house_area(last);
    const auto common = desk.common_area(resource.service, last, "common_areas");
    if (!all || !common) return std::nullopt;
    return desk.computed("heating_own_36", unit::gcal,
                         {area, house, all->value, resource.individual_area, common->value},
                         "heating");
}

std::optional<UnmeteredHeat> unmetered_heat(Desk& desk, const ResourceMonth& resource,
                                            Decimal area) {
    const std::string path = "heating";
    const bool by_mean = !resource.metered_area.is_zero() &&
                         desk.rules().policy.heating_unmetered(desk.month().first_day()) ==
                             law::HeatingUnmetered::formula_3_7;
    if (by_mean)
        return UnmeteredHeat{desk.computed("heating_own_37", unit::gcal,
                                           {area, resource.metered, resource.metered_area}, path),
                             true};
    const auto volume = heat_by_house(desk, resource, resource.house->value, area);
    if (!volume) return std::nullopt;
    return UnmeteredHeat{*volume, false};
}

}  // namespace kvit::charge::detail
