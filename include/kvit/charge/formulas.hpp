#pragma once

#include "kvit/charge/formulas/hot_water.hpp"
#include "kvit/charge/formulas/norm.hpp"
#include "kvit/charge/formulas/part_of_month.hpp"
#include "kvit/charge/formulas/rate.hpp"
#include "kvit/charge/formulas/solid_waste.hpp"
#include "kvit/charge/formulas/volume.hpp"

namespace kvit::charge {

template <class... F>
struct FormulaList {};

/// Every formula that the library knows, in the order of the catalogue. The run-time catalogue, the
/// three readings, the command and the tests of equality are all made from this list; of formulas
/// with one name the first one is the default.
using Formulas =
    FormulaList<Metered<unit::m3>, Metered<unit::kwh>, Metered<unit::gcal>,
                Metered<unit::tonne>,                                                 //
                PersonNorm<unit::m3>, PersonNorm<unit::kwh>, PersonNorm<unit::gcal>,  //
                RaisedNorm<unit::m3>, RaisedNorm<unit::kwh>,                          //
                NormExcess<unit::m3>, NormExcess<unit::kwh>,                          //
                AreaNorm<unit::m3>, AreaNorm<unit::kwh>, AreaNorm<unit::gcal>,        //
                WasteWater,                                                           //
                HotWaterHeat, HotWaterNormHeat, HotWaterOneLine, HotWaterNormOneLine,
                HotWaterRaisedNormOneLine,                                  //
                SolidWastePerson<unit::m3>, SolidWastePerson<unit::tonne>,  //
                SolidWasteArea<unit::m3>, SolidWasteArea<unit::tonne>,      //
                PerArea, PerPerson, PerPremises>;

}  // namespace kvit::charge
