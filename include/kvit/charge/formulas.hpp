#pragma once

#include "kvit/charge/formulas/absence.hpp"
#include "kvit/charge/formulas/bands.hpp"
#include "kvit/charge/formulas/benefit.hpp"
#include "kvit/charge/formulas/common.hpp"
#include "kvit/charge/formulas/formula_list.hpp"
#include "kvit/charge/formulas/gas.hpp"
#include "kvit/charge/formulas/heating.hpp"
#include "kvit/charge/formulas/hot_water.hpp"
#include "kvit/charge/formulas/norm.hpp"
#include "kvit/charge/formulas/part_of_month.hpp"
#include "kvit/charge/formulas/plot.hpp"
#include "kvit/charge/formulas/quality.hpp"
#include "kvit/charge/formulas/rate.hpp"
#include "kvit/charge/formulas/recalculated.hpp"
#include "kvit/charge/formulas/solid_waste.hpp"
#include "kvit/charge/formulas/subsidy.hpp"
#include "kvit/charge/formulas/unlawful.hpp"
#include "kvit/charge/formulas/vat.hpp"
#include "kvit/charge/formulas/volume.hpp"

namespace kvit::charge {

/// Every formula of a charge that the library knows, in the order of the catalogue. The run-time
/// catalogue, the three readings, the command and the tests of equality are all made from this
/// list; of formulas with one name the first one is the default.
using Formulas =
    FormulaList<Metered<unit::m3>, Metered<unit::kwh>, Metered<unit::gcal>,
                Metered<unit::tonne>,                                                 //
                PersonNorm<unit::m3>, PersonNorm<unit::kwh>, PersonNorm<unit::gcal>,  //
                RaisedNorm<unit::m3>, RaisedNorm<unit::kwh>,                          //
                NormExcess<unit::m3>, NormExcess<unit::kwh>,                          //
                AreaNorm<unit::m3>, AreaNorm<unit::kwh>, AreaNorm<unit::gcal>,        //
                WasteWater,                                                           //
                HotWaterHeat, HotWaterNormHeat, HotWaterOneLine, HotWaterNormOneLine,
                HotWaterRaisedNormOneLine,                                                  //
                SolidWastePerson<unit::m3>, SolidWastePerson<unit::tonne>,                  //
                SolidWasteArea<unit::m3>, SolidWasteArea<unit::tonne>,                      //
                PerArea, PerPerson, PerPremises,                                            //
                HeatingEvenly, HeatingByArea, HeatingHouse, HeatDistributors,               //
                YearlyCorrection,                                                           //
                Band, BandAbove,                                                            //
                CommonShare<unit::m3>, CommonShare<unit::kwh>, CommonShare<unit::gcal>,     //
                CommonNorm<unit::m3>, CommonNorm<unit::kwh>, CommonNorm<unit::gcal>,        //
                CommonShareHeat, CommonNormHeat,                                            //
                GasNorm, AnimalNorm, PlotNorm,                                              //
                Interference<unit::m3>, Interference<unit::kwh>,                            //
                UnauthorisedConnection<unit::m3>, UnauthorisedConnection<unit::kwh>,        //
                BenefitVolume<unit::m3>, BenefitVolume<unit::kwh>,                          //
                BenefitVolume<unit::gcal>,                                                  //
                BenefitTaken<unit::m3>, BenefitTaken<unit::kwh>, BenefitTaken<unit::gcal>,  //
                BenefitNorm<unit::m3>, BenefitNorm<unit::kwh>, BenefitNorm<unit::gcal>,     //
                BenefitArea, BenefitAmount, Subsidy, SubsidyLowIncome,                      //
                VatOnTop, VatIncluded,                                                      //
                SolidWasteContainers, SolidWasteContainersArea,                             //
                QualityHours, QualityDegreeHours, QualityDays, QualityUnpaid, QualityColdTariff,
                AbsenceNorm<unit::m3>, AbsenceNorm<unit::kwh>, AbsenceNorm<unit::gcal>,
                AbsenceNorm<unit::tonne>,                                                   //
                AbsenceYearlyNorm<unit::m3>, AbsenceYearlyNorm<unit::tonne>, AbsenceShare,  //
                Recalculated>;

}  // namespace kvit::charge
