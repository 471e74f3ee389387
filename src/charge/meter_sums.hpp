#pragma once

#include <vector>

#include "charge/portion.hpp"
#include "kvit/metering/meter_month.hpp"

namespace kvit::charge::detail {

class Desk;

/// Adds the difference of readings of a meter to volumes that `of_days` days share, zone by zone.
void add_difference(Desk& desk, std::vector<ZoneVolume>& zones, const metering::MeterMonth& meter,
                    int of_days);

/// Adds the monthly average of a meter (п. 59), times `months` of it.
void add_average(Desk& desk, std::vector<ZoneVolume>& zones, const metering::MeterMonth& meter,
                 int of_days);

}  // namespace kvit::charge::detail
