#pragma once

#include "kvit/charge/formulas/volume.hpp"

/// Lines at a rate of roubles for a month.
namespace kvit::charge {

/// P = S × T — ставка на м²: содержание жилого помещения, взнос на капремонт, страхование.
struct PerArea {
    static constexpr Unit resource = unit::m2;
    static constexpr Card card{
        .name = "per_area",
        .title = {"площадь × ставка", "area × rate"},
        .law = {"ЖК РФ, ст. 154, 156, 158, 169", "Housing Code, art. 154, 156, 158, 169"},
        .support = Support::two};

    template <class D>
    struct On {
        In<D, kind::area, "S"> area;
        In<D, kind::price<unit::m2>, "T"> rate;

        constexpr auto quantity() const { return area; }
        constexpr auto price() const { return rate; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

/// P = n × T — ставка на человека: газ без счётчика, ТКО по готовой ставке.
struct PerPerson {
    static constexpr Unit resource = unit::person;
    static constexpr Card card{.name = "per_person",
                               .title = {"люди × ставка", "people × rate"},
                               .law = {"ставка на человека, утверждённая регулятором",
                                       "rate per person as the regulator published it"},
                               .support = Support::one};

    template <class D>
    struct On {
        In<D, kind::people, "n"> people;
        In<D, kind::price<unit::person>, "T"> rate;

        constexpr auto quantity() const { return people; }
        constexpr auto price() const { return rate; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

/// P = k × T — фиксированная плата с помещения: домофон, антенна.
struct PerPremises {
    static constexpr Unit resource = unit::premises;
    static constexpr Card card{.name = "per_premises",
                               .title = {"помещения × ставка", "premises × rate"},
                               .law = {"договор", "contract"},
                               .support = Support::two};

    template <class D>
    struct On {
        In<D, kind::premises, "k"> premises;
        In<D, kind::price<unit::premises>, "T"> rate;

        constexpr auto quantity() const { return premises; }
        constexpr auto price() const { return rate; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

}  // namespace kvit::charge
