#pragma once

#include "kvit/charge/formulas/volume.hpp"

/// Hot water at a two-component tariff: the water itself and the heat that warmed it, by the norm
/// of heat for 1 m³ and never by the heat that the house meter showed. The water lines are
/// `metered`, `norm` and `norm_excess` in m³; here stand the heat lines and the one-line practice.
namespace kvit::charge {

/// P = V × Q × T_heat — тепло в горячей воде по прибору учёта.
struct HotWaterHeat {
    static constexpr Unit resource = unit::gcal;
    static constexpr Card card{.name = "hot_water_heat",
                               .title = {"объём × норматив тепла на нагрев × тариф тепла",
                                         "volume × heating norm × heat tariff"},
                               .law = {"ПП 354, прил. 2, формула 23, компонент тепловой энергии",
                                       "ПП 354, App. 2, formula 23, heat component"},
                               .support = Support::two};

    template <class D>
    struct On {
        In<D, kind::volume<unit::m3>, "V"> volume;
        In<D, kind::heating_norm, "Q"> heating_norm;
        In<D, kind::price<unit::gcal>, "T_heat"> heat_tariff;

        constexpr auto quantity() const { return named<"E">(volume * heating_norm); }
        constexpr auto price() const { return heat_tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

/// P = n × N × Q × T_heat — тепло в горячей воде по нормативу; no raising factor on heat.
struct HotWaterNormHeat {
    static constexpr Unit resource = unit::gcal;
    static constexpr Card card{.name = "hot_water_norm_heat",
                               .title = {"люди × норматив × норматив тепла на нагрев × тариф тепла",
                                         "people × norm × heating norm × heat tariff"},
                               .law = {"ПП 354, прил. 2, формула 23(1), компонент тепловой энергии",
                                       "ПП 354, App. 2, formula 23(1), heat component"},
                               .support = Support::one};

    template <class D>
    struct On {
        In<D, kind::people, "n"> people;
        In<D, kind::person_norm<unit::m3>, "N"> norm;
        In<D, kind::heating_norm, "Q"> heating_norm;
        In<D, kind::price<unit::gcal>, "T_heat"> heat_tariff;

        constexpr auto quantity() const { return named<"E">(people * norm * heating_norm); }
        constexpr auto price() const { return heat_tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

/// P = V × (T_water + Q × T_heat) — горячая вода одной строкой, rounded once.
struct HotWaterOneLine {
    static constexpr Unit resource = unit::m3;
    static constexpr Card card{
        .name = "hot_water",
        .title = {"объём × (тариф воды + норматив тепла на нагрев × тариф тепла)",
                  "volume × (water tariff + heating norm × heat tariff)"},
        .law = {"ПП 354, прил. 2, формула 23", "ПП 354, App. 2, formula 23"},
        .support = Support::two};

    template <class D>
    struct On {
        In<D, kind::volume<unit::m3>, "V"> volume;
        In<D, kind::price<unit::m3>, "T_water"> water_tariff;
        In<D, kind::heating_norm, "Q"> heating_norm;
        In<D, kind::price<unit::gcal>, "T_heat"> heat_tariff;

        constexpr auto quantity() const { return volume; }
        constexpr auto price() const {
            return named<"T">(water_tariff + heating_norm * heat_tariff);
        }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

/// P = n × N × (T_water + Q × T_heat) — горячая вода по нормативу одной строкой.
struct HotWaterNormOneLine {
    static constexpr Unit resource = unit::m3;
    static constexpr Card card{
        .name = "hot_water_norm",
        .title = {"люди × норматив × (тариф воды + норматив тепла × тариф тепла)",
                  "people × norm × (water tariff + heating norm × heat tariff)"},
        .law = {"ПП 354, прил. 2, формула 23", "ПП 354, App. 2, formula 23"},
        .support = Support::one};

    template <class D>
    struct On {
        In<D, kind::people, "n"> people;
        In<D, kind::person_norm<unit::m3>, "N"> norm;
        In<D, kind::price<unit::m3>, "T_water"> water_tariff;
        In<D, kind::heating_norm, "Q"> heating_norm;
        In<D, kind::price<unit::gcal>, "T_heat"> heat_tariff;

        constexpr auto quantity() const { return named<"V">(people * norm); }
        constexpr auto price() const {
            return named<"T">(water_tariff + heating_norm * heat_tariff);
        }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

/// P = n × N × (K × T_water + Q × T_heat) — the same with the raising factor, which is on
/// the water alone.
struct HotWaterRaisedNormOneLine {
    static constexpr Unit resource = unit::m3;
    static constexpr Card card{
        .name = "hot_water_norm_raised",
        .title = {"люди × норматив × (коэффициент × тариф воды + норматив тепла × тариф тепла)",
                  "people × norm × (factor × water tariff + heating norm × heat tariff)"},
        .law = {"ПП 354, прил. 2, формула 23(1)", "ПП 354, App. 2, formula 23(1)"},
        .support = Support::one};

    template <class D>
    struct On {
        In<D, kind::people, "n"> people;
        In<D, kind::person_norm<unit::m3>, "N"> norm;
        In<D, kind::raising_factor, "K"> factor;
        In<D, kind::price<unit::m3>, "T_water"> water_tariff;
        In<D, kind::heating_norm, "Q"> heating_norm;
        In<D, kind::price<unit::gcal>, "T_heat"> heat_tariff;

        constexpr auto quantity() const { return named<"V">(people * norm); }
        constexpr auto price() const {
            return named<"T">(factor * water_tariff + heating_norm * heat_tariff);
        }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

}  // namespace kvit::charge
