#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "kvit/charge/house_resource.hpp"
#include "kvit/metering/billed_reading.hpp"
#include "kvit/quantity/unit.hpp"
#include "kvit/trace/source.hpp"

namespace kvit::charge {

/// A volume of the house with its origin.
struct HouseVolume {
    Decimal value;
    trace::Source source;

    friend bool operator==(const HouseVolume&, const HouseVolume&) = default;
};

/// ResourceMonth — ресурс дома за месяц: what the house meter counted, what the premises took, and
/// what is left for the common property. All volumes are at 1e-7 (`volume_carry_7`).
///
/// Identity, checked in every closed month that has `charged`: house + carried_out + dropped = own
/// + charged + carried_in.
struct ResourceMonth {
    ServiceId service;
    Unit unit;
    std::optional<HouseVolume> house;  ///< absent: no house meter, or nothing to go by
    bool by_average = false;           ///< the house meter failed or was not read
    Decimal own;                       ///< Σ of the volumes of the premises
    Decimal common;                    ///< house − own; negative where the premises took more
    Decimal carried_in;                ///< minus of earlier months, as a positive number
    /// What the common property is charged by its volume; absent where all of it goes by norm or by
    /// an average, and for heating: then nothing is carried.
    std::optional<Decimal> charged;
    Decimal carried_out;  ///< minus for later months
    Decimal dropped;      ///< minus that is not carried

    // Отопление: the premises of formula 3, on the last day of the month.
    Decimal individual_area;                   ///< S_ind
    Decimal metered_area;                      ///< S_m: premises with meters of their own
    Decimal metered;                           ///< V_m: what these meters counted
    std::vector<PremisesId> metered_premises;  ///< in the order of ids
    Decimal
        premises;  ///< V_sum: the volumes of all premises, by meters and by formula 3(6) or 3(7)

    /// Under the policy `conserved`: what each premises gets of the charged volume (of heating: of
    /// the house), in units of 1e-7 that sum to it exactly; by ids, on the last day of the month.
    std::vector<std::pair<PremisesId, Decimal>> shares;

    std::vector<YearVolume> years;                ///< with this month
    std::vector<metering::BilledReading> billed;  ///< of the house meters, for the next month

    /// Null where shares are exact, or the premises were not there on the last day.
    const Decimal* share_of(const PremisesId& of) const {
        for (const auto& [id, share] : shares)
            if (id == of) return &share;
        return nullptr;
    }
    /// The volume of a year; null if the house does not know it.
    const YearVolume* year(int number) const {
        for (const auto& each : years)
            if (each.year == number) return &each;
        return nullptr;
    }
    friend bool operator==(const ResourceMonth&, const ResourceMonth&) = default;
};

}  // namespace kvit::charge
