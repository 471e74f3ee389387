#pragma once

#include "kvit/formula/card.hpp"
#include "kvit/formula/input.hpp"
#include "kvit/formula/kinds.hpp"
#include "kvit/formula/literal.hpp"

/// Lines by volume. Each formula is read in a domain D; `quantity` is what the line prints as its
/// volume, `price` what a unit of it costs, `amount` their product, all exact until finished.
namespace kvit::charge {

using formula::Card;
using formula::In;
using formula::Support;

/// P = V × T — объём по прибору учёта (или известный объём) на тариф.
template <Unit Resource>
struct Metered {
    static constexpr Unit resource = Resource;
    static constexpr Card card{
        .name = "metered",
        .title = {"объём × тариф", "volume × tariff"},
        .law = {"ПП 354, прил. 2, формула 1; п. 42", "ПП 354, App. 2, formula 1; p. 42"},
        .support = Support::two};

    template <class D>
    struct On {
        In<D, kind::volume<Resource>, "V"> volume;
        In<D, kind::price<Resource>, "T"> tariff;

        constexpr auto quantity() const { return volume; }
        constexpr auto price() const { return tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

/// P = (V_cold + V_hot) × T — водоотведение: сумма объёмов холодной и горячей воды.
struct WasteWater {
    static constexpr Unit resource = unit::m3;
    static constexpr Card card{
        .name = "waste_water",
        .title = {"(объём холодной + объём горячей воды) × тариф водоотведения",
                  "(cold volume + hot volume) × waste water tariff"},
        .law = {"ПП 354, п. 42; без повышающего коэффициента",
                "ПП 354, p. 42; without a raising factor"},
        .support = Support::disputed};

    template <class D>
    struct On {
        In<D, kind::volume<unit::m3>, "V_cold"> cold;
        In<D, kind::volume<unit::m3>, "V_hot"> hot;
        In<D, kind::price<unit::m3>, "T"> tariff;

        constexpr auto quantity() const { return named<"V">(cold + hot); }
        constexpr auto price() const { return tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

}  // namespace kvit::charge
