#pragma once

#include <vector>

#include "charge/portion.hpp"
#include "kvit/metering/meter_month.hpp"

namespace kvit::charge::detail {

class Desk;

struct LateVolume;

/// Adds the difference of readings of a meter to volumes that `of_days` days share, zone by zone;
/// where it is spread over `period_days` days of several months, this month's part of it.
void add_difference(Desk& desk, std::vector<ZoneVolume>& zones, const metering::MeterMonth& meter,
                    int of_days, int period_days = 0);

/// Takes what earlier months were charged without readings off a difference that is not spread;
/// what is left of it above the difference is returned.
Decimal take_off_estimates(Desk& desk, std::vector<ZoneVolume>& zones,
                           const metering::MeterMonth& meter, int of_days);
/// The part of an earlier month in a difference that is spread over `period_days` days, less what
/// was billed for that month.
LateVolume late_volume(Desk& desk, const metering::MeterMonth& meter,
                       const metering::RegisterSpan& span, Month month, int period_days,
                       Decimal billed);

/// What a register counted, times the ratio of the meter.
Decimal consumed(Desk& desk, const metering::MeterMonth& meter, const metering::RegisterSpan& span);
/// Adds a volume of the whole month that was computed elsewhere.
void add_volume(Desk& desk, std::vector<ZoneVolume>& zones, Zone zone, Decimal volume, Text label,
                const trace::Reference& reference);
/// Adds the monthly average of a meter (п. 59), of a month of `of_days` the part of `days`.
void add_average(Desk& desk, std::vector<ZoneVolume>& zones, const metering::MeterMonth& meter,
                 int of_days, int days);

}  // namespace kvit::charge::detail
