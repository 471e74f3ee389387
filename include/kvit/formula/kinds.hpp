#pragma once

#include "kvit/formula/kind.hpp"

/// The quantities of billing with their accepted decimals and ranges: tariffs and volumes up to 7
/// decimals, areas 2, counts none.
namespace kvit::kind {

using formula::Kind;
using formula::Sign;
using formula::up_to;

/// Объём услуги за месяц; negative only where consumption is taken back.
template <Unit Resource>
inline constexpr Kind volume{Resource, up_to(10'000'000, 7), up_to(10'000, 3), Sign::any};

/// Тариф: roubles for one unit, VAT included as published.
template <Unit Resource>
inline constexpr Kind price{unit::rub / Resource, up_to(100'000, 7), up_to(10'000, 2)};

/// Норматив потребления на человека в месяц.
template <Unit Resource>
inline constexpr Kind person_norm{Resource / unit::person, up_to(10'000, 7),
                                  Resource == unit::kwh ? up_to(1'000, 2) : up_to(100, 3)};

/// Норматив на м² в месяц.
template <Unit Resource>
inline constexpr Kind area_norm{Resource / unit::m2, up_to(10'000, 7), up_to(1, 5)};

/// Норматив накопления ТКО на человека в год.
template <Unit Resource>
inline constexpr Kind yearly_person_norm{Resource / unit::person / unit::year, up_to(10'000, 7),
                                         up_to(100, 4)};

/// Норматив накопления ТКО на м² в год.
template <Unit Resource>
inline constexpr Kind yearly_area_norm{Resource / unit::m2 / unit::year, up_to(10'000, 7),
                                       up_to(10, 4)};

/// Норматив расхода тепла на нагрев 1 м³ воды: 0.05 to 0.065 Gcal, rarely outside.
inline constexpr Kind heating_norm{unit::gcal / unit::m3, up_to(10, 7), {5, 10'000}};

/// Число человек.
inline constexpr Kind people{unit::person, up_to(1'000, 0), up_to(20, 0)};
/// Число помещений.
inline constexpr Kind premises{unit::premises, up_to(1'000, 0), up_to(20, 0)};
/// Площадь помещения.
inline constexpr Kind area{unit::m2, up_to(1'000'000, 2), up_to(1'000, 2)};
/// Повышающий коэффициент.
inline constexpr Kind raising_factor{unit::none, up_to(10, 4), up_to(10, 1)};
/// Дни части месяца.
inline constexpr Kind days{unit::day, up_to(31, 0), up_to(31, 0)};
/// Дни, на которые часть делится.
inline constexpr Kind days_of_month{unit::day, up_to(31, 0), up_to(31, 0), Sign::positive};

/// Площадь, большая нуля: a divisor.
inline constexpr Kind positive_area{unit::m2, up_to(1'000'000, 2), up_to(1'000, 2), Sign::positive};
/// Площадь всех жилых и нежилых помещений дома.
inline constexpr Kind house_area{unit::m2, up_to(10'000'000, 2), up_to(100'000, 2), Sign::positive};
/// Площадь части помещений дома: none of them may be.
inline constexpr Kind part_of_house_area{unit::m2, up_to(10'000'000, 2), up_to(100'000, 2)};
/// Площадь помещений общего имущества. The largest houses have a tenth of it; more would not leave
/// the product of norm, two areas and tariff inside 125 bits.
inline constexpr Kind common_area{unit::m2, up_to(100'000, 2), up_to(10'000, 1)};
/// Норматив на м² общего имущества в месяц: 0.01 to 10 in practice; narrow for the same product.
template <Unit Resource>
inline constexpr Kind common_norm{Resource / unit::m2, up_to(100, 7), up_to(10, 3)};

// The heat of hot water for common needs multiplies five quantities. Each is as narrow as practice
// allows, with room: together they stay inside 125 bits.

/// Площадь помещения, там же.
inline constexpr Kind premises_area{unit::m2, up_to(100'000, 2), up_to(1'000, 2)};
/// Объём горячей воды дома на общедомовые нужды за месяц.
inline constexpr Kind common_water{unit::m3, up_to(1'000'000, 7), up_to(10'000, 3), Sign::any};
/// Норматив горячей воды на м² общего имущества в месяц: 0.01 to 0.05, once 0.33.
inline constexpr Kind common_water_norm{unit::m3 / unit::m2, up_to(1, 6), up_to(1, 4)};
/// Норматив тепла на нагрев, там же: six decimals are more than any act prints.
inline constexpr Kind common_heating_norm{unit::gcal / unit::m3, up_to(1, 6), {5, 10'000}};
/// Тариф на тепло, там же.
inline constexpr Kind common_heat_price{unit::rub / unit::gcal, up_to(100'000, 5),
                                        up_to(10'000, 2)};

/// Электроэнергия помещения за месяц или за зону суток. Bands are for the population: a dwelling
/// that takes more than 100'000 kWh a month is none. Two volumes and a tariff are multiplied.
inline constexpr Kind zone_volume{unit::kwh, up_to(100'000, 7), up_to(10'000, 2)};
/// Электроэнергия всех зон, большая нуля: a divisor.
inline constexpr Kind positive_zone_volume{unit::kwh, up_to(100'000, 7), up_to(10'000, 2),
                                           Sign::positive};
/// Граница диапазона потребления электроэнергии.
inline constexpr Kind band_limit{unit::kwh, up_to(100'000, 7), up_to(20'000, 2)};

/// Показание прибора учёта: eight digits before the point.
template <Unit Resource>
inline constexpr Kind reading{Resource, up_to(100'000'000, 4), up_to(100'000, 3)};
/// Ёмкость счётного механизма: ten to the number of its digits.
template <Unit Resource>
inline constexpr Kind meter_capacity{Resource, up_to(100'000'000, 0), up_to(1'000'000, 0),
                                     Sign::positive};
/// Коэффициент трансформации: 1 without transformers, to 1'000 with those of a house. A volume with
/// seven decimals fits 64 bits up to this one.
inline constexpr Kind transformation{unit::none, up_to(4'000, 4), up_to(1'000, 0), Sign::positive};
/// Остаток прошлых месяцев, который уменьшает объём.
template <Unit Resource>
inline constexpr Kind carried_volume{Resource, up_to(10'000'000, 7), up_to(10'000, 3)};
/// Число месяцев отопительного периода в году.
inline constexpr Kind season_months{unit::none, up_to(12, 0), up_to(12, 0)};
/// Число месяцев, на которые делится объём.
inline constexpr Kind months{unit::none, up_to(1'200, 0), up_to(120, 0), Sign::positive};
/// Дни месяца или периода между показаниями, части и целого.
inline constexpr Kind period_days{unit::day, up_to(4'000, 0), up_to(400, 0)};
inline constexpr Kind period_of_days{unit::day, up_to(4'000, 0), up_to(400, 0), Sign::positive};
/// Поправка тепла на температуру наружного воздуха.
inline constexpr Kind heat_correction{unit::none, up_to(10, 4), up_to(4, 3), Sign::positive};
/// Потребление за сутки по мощности оборудования: power × 24 hours.
template <Unit Resource>
inline constexpr Kind daily_capacity{Resource / unit::day, up_to(100'000, 4), up_to(1'000, 2)};

/// Число человек, большее нуля: a divisor.
inline constexpr Kind positive_people{unit::person, up_to(1'000, 0), up_to(20, 0), Sign::positive};
/// Объём ТКО, вывезенный в контейнерах.
inline constexpr Kind container_volume{unit::m3, up_to(1'000'000, 7), up_to(1'000, 3)};
/// Число человек во всём доме: a divisor.
inline constexpr Kind people_of_house{unit::person, up_to(1'000'000, 0), up_to(1'000, 0),
                                      Sign::positive};
/// Число голов скота и птицы.
inline constexpr Kind heads{unit::none, up_to(100'000, 0), up_to(1'000, 0)};
/// Норматив на голову в месяц.
template <Unit Resource>
inline constexpr Kind head_norm{Resource, up_to(1'000, 7), up_to(10, 3)};
/// Множитель к нормативу при вмешательстве в работу прибора учёта.
inline constexpr Kind interference_factor{unit::none, up_to(100, 4), up_to(100, 0)};
/// Доля льготы: 0.5 is fifty percent; negative where a bill takes it off.
inline constexpr Kind benefit_share{unit::none, up_to(1, 4), up_to(1, 2), Sign::any};

/// Плата за услугу за месяц, from which a reduction is taken; more than one account of a house ever
/// owes for one service.
inline constexpr Kind service_charge{unit::rub, up_to(100'000'000, 2), up_to(1'000'000, 2)};
/// Часы, сутки или градусо-часы ненадлежащего качества в месяце: whole ones count.
template <Unit Counted>
inline constexpr Kind breach_count{Counted, up_to(100'000, 0), up_to(1'000, 0)};
/// Снижение платы за каждую такую единицу.
template <Unit Counted>
inline constexpr Kind reduction_rate{unit::percent / Counted, up_to(100, 4), up_to(10, 2)};
/// Часы предоставления услуги в месяце: a divisor.
inline constexpr Kind hours_of_month{unit::hour, up_to(1'000, 0), up_to(1'000, 0), Sign::positive};

/// Сумма начислений; negative where a charge is taken back.
inline constexpr Kind charge{unit::rub, up_to(1'000'000'000, 2), up_to(1'000'000, 2), Sign::any};
/// Показания распределителей тепла: units without a name.
inline constexpr Kind distributed{unit::none, up_to(1'000'000'000, 4), up_to(1'000'000, 2)};
inline constexpr Kind distributed_in_all{unit::none, up_to(1'000'000'000, 4), up_to(1'000'000, 2),
                                         Sign::positive};
/// Ставка налога.
inline constexpr Kind tax_rate{unit::percent, up_to(100, 4), up_to(100, 1)};
/// Максимально допустимая доля расходов в доходе.
inline constexpr Kind income_share{unit::percent, up_to(100, 4), up_to(100, 1)};
/// Доход семьи за месяц.
inline constexpr Kind income{unit::rub, up_to(100'000'000, 2), up_to(1'000'000, 2)};
/// Прожиточный минимум на человека.
inline constexpr Kind subsistence_minimum{unit::rub / unit::person, up_to(1'000'000, 2),
                                          up_to(100'000, 2), Sign::positive};

/// Долг, на который начисляются пени.
inline constexpr Kind debt{unit::rub, up_to(100'000'000'000, 2), up_to(1'000'000, 2)};
/// Ставка, процентов годовых. The law takes a share of it for a day of delay, never a year's, so
/// that no year is in the unit.
inline constexpr Kind percent{unit::percent, up_to(1'000, 3), up_to(100, 2)};
/// Дни просрочки одного интервала.
inline constexpr Kind overdue_days{unit::day, up_to(100'000, 0), up_to(4'000, 0)};
/// Делитель ставки: 300 стоит за одну трёхсотую за день.
inline constexpr Kind rate_divisor{unit::day, up_to(1'000'000, 0), up_to(66'300, 0),
                                   Sign::positive};
/// Доля ставки в числе общих долей: 13 of 3900 is 1/300.
inline constexpr Kind rate_share{unit::none, up_to(1'000'000, 0), up_to(510, 0)};
/// Ставка, сложенная по дням просрочки, each day in its common shares: what a rouble of a debt
/// accrues. Usual: 21 % on all days of ten years in the finest shares.
inline constexpr Kind rate_days{unit::percent * unit::day, up_to(100'000'000'000'000, 3),
                                up_to(40'000'000, 2)};

}  // namespace kvit::kind
