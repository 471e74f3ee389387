#pragma once

#include "kvit/charge/formulas/volume.hpp"

/// Обращение с ТКО: the norm is a yearly one, the charge is for a month.
namespace kvit::charge {

/// P = n × N_year / 12 × T — на человека.
template <Unit Resource>
struct SolidWastePerson {
    static constexpr Unit resource = Resource;
    static constexpr Card card{
        .name = "solid_waste_person",
        .title = {"люди × годовой норматив / 12 × тариф", "people × yearly norm / 12 × tariff"},
        .law = {"ПП 354, прил. 2, формула 9(1); пп. 148(30), 148(34)",
                "ПП 354, App. 2, formula 9(1); pp. 148(30), 148(34)"},
        .support = Support::two};

    template <class D>
    struct On {
        In<D, kind::people, "n"> people;
        In<D, kind::yearly_person_norm<Resource>, "N_year"> yearly_norm;
        In<D, kind::price<Resource>, "T"> tariff;

        constexpr auto quantity() const {
            return named<"V">(people * (yearly_norm / formula::months_per_year));
        }
        constexpr auto price() const { return tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

/// P = S × N_year / 12 × T — на м² жилого помещения.
template <Unit Resource>
struct SolidWasteArea {
    static constexpr Unit resource = Resource;
    static constexpr Card card{.name = "solid_waste_area",
                               .title = {"площадь × годовой норматив на м² / 12 × тариф",
                                         "area × yearly norm per m² / 12 × tariff"},
                               .law = {"ПП 354, прил. 2, формула 9(2); п. 148(30)",
                                       "ПП 354, App. 2, formula 9(2); p. 148(30)"},
                               .support = Support::two};

    template <class D>
    struct On {
        In<D, kind::area, "S"> area;
        In<D, kind::yearly_area_norm<Resource>, "N_year"> yearly_norm;
        In<D, kind::price<Resource>, "T"> tariff;

        constexpr auto quantity() const {
            return named<"V">(area * (yearly_norm / formula::months_per_year));
        }
        constexpr auto price() const { return tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

}  // namespace kvit::charge
