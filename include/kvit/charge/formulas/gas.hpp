#pragma once

#include "kvit/charge/formulas/volume.hpp"

namespace kvit::charge {

/// P = (n × (N_cook + N_water) + S × N_heat) × T — газ по нормативам: cooking and water heating are
/// for people, heating is for the area; a use that the dwelling has not is a norm of 0.
struct GasNorm {
    static constexpr Unit resource = unit::m3;
    static constexpr Card card{
        .name = "gas_norm",
        .title = {"(люди × (норматив на пищу + норматив на воду) + площадь × норматив на "
                  "отопление) × тариф",
                  "(people × (cooking norm + water heating norm) + area × heating norm) × tariff"},
        .law = {"ПП 354, прил. 2, формула 4; п. 42", "ПП 354, App. 2, formula 4; p. 42"},
        .support = Support::unverified};

    template <class D>
    struct On {
        In<D, kind::people, "n"> people;
        In<D, kind::person_norm<unit::m3>, "N_cook"> cooking;
        In<D, kind::person_norm<unit::m3>, "N_water"> water_heating;
        In<D, kind::area, "S"> area;
        In<D, kind::area_norm<unit::m3>, "N_heat"> heating;
        In<D, kind::price<unit::m3>, "T"> tariff;

        constexpr auto quantity() const {
            return named<"V">(people * (cooking + water_heating) + area * heating);
        }
        constexpr auto price() const { return tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

}  // namespace kvit::charge
