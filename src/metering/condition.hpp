#pragma once

#include <vector>

#include "kvit/metering/meter_month.hpp"
#include "metering/life.hpp"

namespace kvit::metering::detail {

/// What the facts say of a meter on the days of the month: troubles by their weight (interference,
/// failure, expired verification, refused access), `working` where they are silent.
std::vector<ConditionDays> stated_conditions(const Life& life,
                                             const std::vector<const premises::MeterState*>& states,
                                             Month month);

/// What the facts say on one day, inside the month or not.
law::MeterCondition stated_on(const Life& life,
                              const std::vector<const premises::MeterState*>& states, Date day);

}  // namespace kvit::metering::detail
