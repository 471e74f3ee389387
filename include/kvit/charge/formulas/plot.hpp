#pragma once

#include "kvit/charge/formulas/volume.hpp"

/// Земельный участок: animals and watering, where no meter counts them. Each kind of animal and
/// each part of the plot with a norm of its own is a line.
namespace kvit::charge {

/// P = h × N × T — водоснабжение скота и птицы.
struct AnimalNorm {
    static constexpr Unit resource = unit::m3;
    static constexpr Card card{
        .name = "animal_norm",
        .title = {"головы × норматив × тариф", "heads × norm × tariff"},
        .law = {"ПП 354, п. 49, прил. 2, формула 22", "ПП 354, p. 49, App. 2, formula 22"},
        .support = Support::unverified};

    template <class D>
    struct On {
        In<D, kind::heads, "h"> heads;
        In<D, kind::head_norm<unit::m3>, "N"> norm;
        In<D, kind::price<unit::m3>, "T"> tariff;

        constexpr auto quantity() const { return named<"V">(heads * norm); }
        constexpr auto price() const { return tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

/// P = S_plot × N × T — полив земельного участка.
struct PlotNorm {
    static constexpr Unit resource = unit::m3;
    static constexpr Card card{
        .name = "plot_norm",
        .title = {"площадь участка × норматив на м² × тариф", "area of the plot × norm × tariff"},
        .law = {"ПП 354, п. 49, прил. 2, формула 22", "ПП 354, p. 49, App. 2, formula 22"},
        .support = Support::unverified};

    template <class D>
    struct On {
        In<D, kind::area, "S_plot"> area;
        In<D, kind::area_norm<unit::m3>, "N"> norm;
        In<D, kind::price<unit::m3>, "T"> tariff;

        constexpr auto quantity() const { return named<"V">(area * norm); }
        constexpr auto price() const { return tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

}  // namespace kvit::charge
