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
