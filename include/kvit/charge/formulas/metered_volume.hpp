#pragma once

#include "kvit/charge/formulas/volume.hpp"

/// Объём помещения или дома по показаниям, среднему и нормативу. A formula of volume has `volume()`
/// alone: no tariff is in it, and its result is the volume of a line or of another formula.
namespace kvit::charge {

/// V = (R_2 − R_1) × k_t — разность показаний. Below zero where the reading fell; whether that is a
/// mistake is for the caller.
template <Unit Resource>
struct Difference {
    static constexpr Unit resource = Resource;
    static constexpr Card card{
        .name = "difference",
        .title = {"(текущее − предыдущее показание) × коэффициент трансформации",
                  "(later − earlier reading) × ratio of the transformers"},
        .law = {"ПП 354, п. 42: объём по показаниям", "ПП 354, p. 42: volume by readings"},
        .support = Support::two};

    template <class D>
    struct On {
        In<D, kind::reading<Resource>, "R_2"> later;
        In<D, kind::reading<Resource>, "R_1"> earlier;
        In<D, kind::transformation, "k_t"> ratio;

        constexpr auto volume() const { return (later - earlier) * ratio; }
    };
};

/// V = (R_2 − R_1 + C) × k_t — переход счётного механизма через ноль.
template <Unit Resource>
struct RollOver {
    static constexpr Unit resource = Resource;
    static constexpr Card card{
        .name = "rollover",
        .title = {"(текущее − предыдущее показание + ёмкость) × коэффициент трансформации",
                  "(later − earlier reading + capacity) × ratio of the transformers"},
        .law = {"ПП 354, п. 42: объём по показаниям", "ПП 354, p. 42: volume by readings"},
        .support = Support::one};

    template <class D>
    struct On {
        In<D, kind::reading<Resource>, "R_2"> later;
        In<D, kind::reading<Resource>, "R_1"> earlier;
        In<D, kind::meter_capacity<Resource>, "C"> capacity;
        In<D, kind::transformation, "k_t"> ratio;

        constexpr auto volume() const { return (later - earlier + capacity) * ratio; }
    };
};

/// V / m — среднемесячный объём: the sum of the differences over the months between the readings.
template <Unit Resource>
struct Average {
    static constexpr Unit resource = Resource;
    static constexpr Card card{
        .name = "average",
        .title = {"объём периода / число месяцев", "volume of the period / number of months"},
        .law = {"ПП 354, п. 59", "ПП 354, p. 59"},
        .support = Support::two};

    template <class D>
    struct On {
        In<D, kind::volume<Resource>, "V"> of_period;
        In<D, kind::months, "m"> months;

        constexpr auto volume() const { return of_period / months; }
    };
};

/// V × d / D × k_temp — среднее домового прибора тепла: of the heating days of the period, for
/// those of the month.
struct HeatAverage {
    static constexpr Unit resource = unit::gcal;
    static constexpr Card card{
        .name = "heat_average",
        .title = {"объём периода × отопительные сутки месяца / сутки периода × поправка на "
                  "температуру",
                  "volume of the period × heating days of the month / of the period × correction "
                  "for the temperature"},
        .law = {"ПП 354, п. 59(1) с 01.03.2025", "ПП 354, p. 59(1) since 2025-03-01"},
        .support = Support::one};

    template <class D>
    struct On {
        In<D, kind::volume<unit::gcal>, "V"> of_period;
        In<D, kind::period_days, "d"> days;
        In<D, kind::period_of_days, "D"> of_days;
        In<D, kind::heat_correction, "k_temp"> correction;

        constexpr auto volume() const { return of_period * days * correction / of_days; }
    };
};

/// V × d / D — часть объёма по календарным дням: of a month, or of a difference over several
/// months.
template <Unit Resource>
struct DaysPart {
    static constexpr Unit resource = Resource;
    static constexpr Card card{
        .name = "days_part",
        .title = {"объём × дни части / дни периода", "volume × days of the part / of the period"},
        .law = {"практика: распределение объёма по календарным дням",
                "practice: a volume spread by calendar days"},
        .support = Support::one};

    template <class D>
    struct On {
        In<D, kind::volume<Resource>, "V"> of_period;
        In<D, kind::period_days, "d"> days;
        In<D, kind::period_of_days, "D"> of_days;

        constexpr auto volume() const { return of_period * days / of_days; }
    };
};

/// V = n × N — объём по нормативу.
template <Unit Resource>
struct NormVolume {
    static constexpr Unit resource = Resource;
    static constexpr Card card{
        .name = "norm_volume",
        .title = {"люди × норматив", "people × norm"},
        .law = {"ПП 354, п. 42, прил. 2, формула 4", "ПП 354, p. 42, App. 2, formula 4"},
        .support = Support::two};

    template <class D>
    struct On {
        In<D, kind::people, "n"> people;
        In<D, kind::person_norm<Resource>, "N"> norm;

        constexpr auto volume() const { return people * norm; }
    };
};

/// n × N × V_z / V — часть норматива, которая приходится на зону суток: in proportion to what the
/// zones took, so that all of them together have one norm.
struct NormOfZone {
    static constexpr Unit resource = unit::kwh;
    static constexpr Card card{
        .name = "norm_of_zone",
        .title = {"люди × норматив × объём зоны / объём всех зон",
                  "people × norm × volume of the zone / volume of all zones"},
        .law = {"практика: норматив делится между зонами суток по их объёмам",
                "practice: a norm is shared by the zones of the day by their volumes"},
        .support = Support::unverified};

    template <class D>
    struct On {
        In<D, kind::people, "n"> people;
        In<D, kind::person_norm<unit::kwh>, "N"> norm;
        In<D, kind::zone_volume, "V_z"> zone;
        In<D, kind::positive_zone_volume, "V"> all_zones;

        constexpr auto volume() const { return people * norm * zone / all_zones; }
    };
};

/// V × Q — тепло, которое взяла горячая вода: it is no heat for heating.
struct HeatOfWater {
    static constexpr Unit resource = unit::gcal;
    static constexpr Card card{
        .name = "heat_of_water",
        .title = {"объём воды × норматив тепла на нагрев", "volume of water × heating norm"},
        .law = {"ПП 354, прил. 2, формулы 3 и 23", "ПП 354, App. 2, formulas 3 and 23"},
        .support = Support::one};

    template <class D>
    struct On {
        In<D, kind::volume<unit::m3>, "V"> water;
        In<D, kind::heating_norm, "Q"> heating_norm;

        constexpr auto volume() const { return water * heating_norm; }
    };
};

}  // namespace kvit::charge
