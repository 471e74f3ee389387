#pragma once

#include "kvit/charge/formulas/volume.hpp"

/// Общедомовые нужды и коммунальные ресурсы на содержание общего имущества (КР на СОИ): the share
/// of a premises by its area, of a volume of the house or of a norm.
namespace kvit::charge {

/// P = V × S / S_ob × T — объём дома на общедомовые нужды по площади помещения. The volume is
/// negative where a year is corrected downwards.
template <Unit Resource>
struct CommonShare {
    static constexpr Unit resource = Resource;
    static constexpr Card card{
        .name = "common_share",
        .title = {"объём на общее имущество × площадь / площадь всех помещений × тариф",
                  "common volume × area / area of all premises × tariff"},
        .law = {"ПП 354, прил. 2, формулы 10–12; ПП 491, п. 29(2)",
                "ПП 354, App. 2, formulas 10 to 12; ПП 491, p. 29(2)"},
        .support = Support::one};

    template <class D>
    struct On {
        In<D, kind::volume<Resource>, "V"> volume;
        In<D, kind::area, "S"> area;
        In<D, kind::house_area, "S_ob"> all_areas;
        In<D, kind::price<Resource>, "T"> tariff;

        constexpr auto quantity() const { return volume * area / all_areas; }
        constexpr auto price() const { return tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

/// P = N × S_oi × S / S_ob × T — норматив на м² общего имущества.
template <Unit Resource>
struct CommonNorm {
    static constexpr Unit resource = Resource;
    static constexpr Card card{
        .name = "common_norm",
        .title = {"норматив × площадь общего имущества × площадь / площадь всех помещений × тариф",
                  "norm × common area × area / area of all premises × tariff"},
        .law = {"ПП 354, прил. 2, формулы 10 и 15; ПП 491, п. 29(2)",
                "ПП 354, App. 2, formulas 10 and 15; ПП 491, p. 29(2)"},
        .support = Support::two};

    template <class D>
    struct On {
        In<D, kind::common_norm<Resource>, "N"> norm;
        In<D, kind::common_area, "S_oi"> common_area;
        In<D, kind::area, "S"> area;
        In<D, kind::house_area, "S_ob"> all_areas;
        In<D, kind::price<Resource>, "T"> tariff;

        constexpr auto quantity() const {
            return named<"V">(norm * common_area * area / all_areas);
        }
        constexpr auto price() const { return tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

/// P = V × S / S_ob × Q × T_heat — горячая вода на общедомовые нужды, компонент тепла; the water
/// itself is `common_share` in m³.
struct CommonShareHeat {
    static constexpr Unit resource = unit::gcal;
    static constexpr Card card{
        .name = "common_share_heat",
        .title = {"объём на общее имущество × площадь / площадь всех помещений × норматив тепла на "
                  "нагрев × тариф тепла",
                  "common volume × area / area of all premises × heating norm × heat tariff"},
        .law = {"ПП 354, прил. 2, формула 24, компонент тепловой энергии",
                "ПП 354, App. 2, formula 24, heat component"},
        .support = Support::unverified};

    template <class D>
    struct On {
        In<D, kind::common_water, "V"> volume;
        In<D, kind::premises_area, "S"> area;
        In<D, kind::house_area, "S_ob"> all_areas;
        In<D, kind::common_heating_norm, "Q"> heating_norm;
        In<D, kind::common_heat_price, "T_heat"> heat_tariff;

        constexpr auto quantity() const {
            return named<"E">(volume * area / all_areas * heating_norm);
        }
        constexpr auto price() const { return heat_tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

/// P = N × S_oi × S / S_ob × Q × T_heat — то же по нормативу; the water is `common_norm` in m³.
struct CommonNormHeat {
    static constexpr Unit resource = unit::gcal;
    static constexpr Card card{
        .name = "common_norm_heat",
        .title =
            {"норматив × площадь общего имущества × площадь / площадь всех помещений × норматив "
             "тепла на нагрев × тариф тепла",
             "norm × common area × area / area of all premises × heating norm × heat tariff"},
        .law = {"ПП 354, прил. 2, формулы 15 и 24, компонент тепловой энергии",
                "ПП 354, App. 2, formulas 15 and 24, heat component"},
        .support = Support::unverified};

    template <class D>
    struct On {
        In<D, kind::common_water_norm, "N"> norm;
        In<D, kind::common_area, "S_oi"> common_area;
        In<D, kind::premises_area, "S"> area;
        In<D, kind::house_area, "S_ob"> all_areas;
        In<D, kind::common_heating_norm, "Q"> heating_norm;
        In<D, kind::common_heat_price, "T_heat"> heat_tariff;

        constexpr auto quantity() const {
            return named<"E">(norm * common_area * area / all_areas * heating_norm);
        }
        constexpr auto price() const { return heat_tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

}  // namespace kvit::charge
