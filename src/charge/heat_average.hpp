#pragma once

#include "charge/meter_sums.hpp"
#include "kvit/tariff/tariff_book.hpp"

namespace kvit::charge::detail {

/// What a house heat meter that failed is taken to have counted.
enum class HeatAverage : std::uint8_t {
    none,         ///< its readings have no day of heating between them
    uncorrected,  ///< no correction for the temperature is known for some day of heating
    corrected,
};

/// Adds the average of a house heat meter for some days of the month by days of heating, each
/// stretch of days times its correction for the temperature (п. 59(1) since 2025-03-01).
HeatAverage add_heat_average(Desk& desk, std::vector<ZoneVolume>& zones,
                             const metering::MeterMonth& meter, const tariff::Heating& regime,
                             const std::vector<Interval>& days);

/// Has a month a day of heating?
bool heated(const tariff::Heating& regime, Month month, Date known_on);

}  // namespace kvit::charge::detail
