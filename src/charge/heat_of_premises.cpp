#include "charge/heat_of_premises.hpp"

namespace kvit::charge::detail {

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
    const Date last = desk.month().next().first_day() - 1;
    const auto all = desk.house_area(last);
    const auto common = desk.common_area(resource.service, last, "common_areas");
    if (!all || !common) return std::nullopt;
    return UnmeteredHeat{desk.computed("heating_own_36", unit::gcal,
                                       {area, resource.house->value, all->value,
                                        resource.individual_area, common->value},
                                       path),
                         false};
}

}  // namespace kvit::charge::detail
