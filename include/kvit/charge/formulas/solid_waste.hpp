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

/// P = V × n / n_ob × T — вывезенный из контейнеров дома объём по числу человек.
struct SolidWasteContainers {
    static constexpr Unit resource = unit::m3;
    static constexpr Card card{
        .name = "solid_waste_containers",
        .title = {"объём контейнеров × люди / люди всех помещений × тариф",
                  "volume of the containers × people / people of all premises × tariff"},
        .law = {"ПП 354, прил. 2, формула 9(5) и следующие; пп. 148(31)–148(32); номер и текст не "
                "сверены",
                "ПП 354, App. 2, formula 9(5) and those after it; pp. 148(31) to 148(32); neither "
                "number nor text was checked"},
        .support = Support::unverified};

    template <class D>
    struct On {
        In<D, kind::container_volume, "V"> volume;
        In<D, kind::people, "n"> people;
        In<D, kind::people_of_house, "n_ob"> all_people;
        In<D, kind::price<unit::m3>, "T"> tariff;

        constexpr auto quantity() const { return volume * people / all_people; }
        constexpr auto price() const { return tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

/// P = V × S / S_ob × T — вывезенный из контейнеров дома объём по площади.
struct SolidWasteContainersArea {
    static constexpr Unit resource = unit::m3;
    static constexpr Card card{
        .name = "solid_waste_containers_area",
        .title = {"объём контейнеров × площадь / площадь всех помещений × тариф",
                  "volume of the containers × area / area of all premises × tariff"},
        .law = SolidWasteContainers::card.law,
        .support = Support::unverified};

    template <class D>
    struct On {
        In<D, kind::container_volume, "V"> volume;
        In<D, kind::area, "S"> area;
        In<D, kind::house_area, "S_ob"> all_areas;
        In<D, kind::price<unit::m3>, "T"> tariff;

        constexpr auto quantity() const { return volume * area / all_areas; }
        constexpr auto price() const { return tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

}  // namespace kvit::charge
