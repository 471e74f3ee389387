#pragma once

#include "kvit/charge/formulas/volume.hpp"

/// Объём дома на общее имущество, before it is shared by area.
namespace kvit::charge {

/// V = max(V_D − V_own − V_carried, 0) — по показаниям прибора дома. What is below zero is charged
/// to nobody and lowers the following months as V_carried.
template <Unit Resource>
struct CommonActual {
    static constexpr Unit resource = Resource;
    static constexpr Card card{
        .name = "common_actual",
        .title = {"объём дома − объём помещений − остаток прошлых месяцев, не меньше нуля",
                  "volume of the house − of the premises − carried minus, at least zero"},
        .law = {"ПП 491, п. 29(2); ПП 354, прил. 2, формулы 11 и 12",
                "ПП 491, p. 29(2); ПП 354, App. 2, formulas 11 and 12"},
        .support = Support::one};

    template <class D>
    struct On {
        In<D, kind::volume<Resource>, "V_D"> house;
        In<D, kind::volume<Resource>, "V_own"> own;
        In<D, kind::carried_volume<Resource>, "V_carried"> carried;

        constexpr auto volume() const {
            return max(house - own - carried, formula::nothing<Resource>);
        }
    };
};

/// V = min(V, N × S_oi) — объём на общедомовые нужды в пределах норматива.
template <Unit Resource>
struct CommonCapped {
    static constexpr Unit resource = Resource;
    static constexpr Card card{
        .name = "common_capped",
        .title = {"меньшее из объёма и (норматив × площадь общего имущества)",
                  "lesser of the volume and (norm × common area)"},
        .law = {"ПП 354, п. 44", "ПП 354, p. 44"},
        .support = Support::unverified};

    template <class D>
    struct On {
        In<D, kind::volume<Resource>, "V"> common;
        In<D, kind::common_norm<Resource>, "N"> norm;
        In<D, kind::common_area, "S_oi"> common_area;

        constexpr auto volume() const { return min(common, norm * common_area); }
    };
};

}  // namespace kvit::charge
