#pragma once

#include "kvit/charge/formulas/band_limit.hpp"
#include "kvit/charge/formulas/bands.hpp"
#include "kvit/charge/formulas/common_volume.hpp"
#include "kvit/charge/formulas/formula_list.hpp"
#include "kvit/charge/formulas/metered_volume.hpp"
#include "kvit/charge/formulas/own_heating.hpp"

namespace kvit::charge {

/// Every formula of a volume that the library knows, in the order of its catalogue: the same three
/// readings, but the result is a volume at 1e-7 (`volume_carry_7`), without tariff and money. No
/// name is also the name of a formula of a charge.
using VolumeFormulas =
    FormulaList<Difference<unit::m3>, Difference<unit::kwh>, Difference<unit::gcal>,        //
                RollOver<unit::m3>, RollOver<unit::kwh>, RollOver<unit::gcal>,              //
                Average<unit::m3>, Average<unit::kwh>, Average<unit::gcal>,                 //
                DaysPart<unit::m3>, DaysPart<unit::kwh>, DaysPart<unit::gcal>,              //
                NormVolume<unit::m3>, NormVolume<unit::kwh>, NormVolume<unit::gcal>,        //
                HeatOfWater, OwnHeating36, OwnHeating37,                                    //
                CommonActual<unit::m3>, CommonActual<unit::kwh>, CommonActual<unit::gcal>,  //
                CommonCapped<unit::m3>, CommonCapped<unit::kwh>, CommonCapped<unit::gcal>,  //
                BandLimitPart, BandLimitRaised, BandVolume, BandAboveVolume, ExcessVolume,  //
                HeatAverage, NormOfZone>;

}  // namespace kvit::charge
