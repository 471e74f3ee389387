#pragma once

#include "kvit/premises/house.hpp"

namespace kvit::premises {

/// Calls `visit(list)` for each list of facts of a house: the one place that names them all.
template <class AnyHouse, class Visit>
void each_list(AnyHouse& house, Visit visit) {
    visit(house.premises);
    visit(house.accounts);
    visit(house.occupancy);
    visit(house.benefits);
    visit(house.supplies);
    visit(house.installability);
    visit(house.volume_acts);
    visit(house.interference_acts);
    visit(house.plots);
    visit(house.meters);
    visit(house.meter_states);
    visit(house.readings);
    visit(house.common_areas);
    visit(house.house_areas);
    visit(house.heat_corrections);
    visit(house.interruptions);
    visit(house.waste_volumes);
    visit(house.quality_breaches);
    visit(house.absences);
    visit(house.payments);
    visit(house.take_backs);
    visit(house.postings);
    visit(house.successions);
    visit(house.retractions);
}

}  // namespace kvit::premises
