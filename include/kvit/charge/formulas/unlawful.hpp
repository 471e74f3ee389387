#pragma once

#include "kvit/charge/formulas/volume.hpp"

/// Доначисления за нарушения: what a meter should have counted and did not.
namespace kvit::charge {

/// P = n × N × F × T — вмешательство в работу прибора учёта: the norm, multiplied. The factor is
/// data.
template <Unit Resource>
struct Interference {
    static constexpr Unit resource = Resource;
    static constexpr Card card{.name = "interference",
                               .title = {"люди × норматив × множитель при вмешательстве × тариф",
                                         "people × norm × factor for interference × tariff"},
                               .law = {"ПП 354, п. 81(11)", "ПП 354, p. 81(11)"},
                               .support = Support::one};

    template <class D>
    struct On {
        In<D, kind::people, "n"> people;
        In<D, kind::person_norm<Resource>, "N"> norm;
        In<D, kind::interference_factor, "F"> factor;
        In<D, kind::price<Resource>, "T"> tariff;

        constexpr auto quantity() const { return named<"V">(people * norm * factor); }
        constexpr auto price() const { return tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

/// P = W × d × T — самовольное подключение: the capacity of what was connected, day and night.
template <Unit Resource>
struct UnauthorisedConnection {
    static constexpr Unit resource = Resource;
    static constexpr Card card{.name = "unauthorised_connection",
                               .title = {"потребление за сутки по мощности × дни × тариф",
                                         "consumption of a day by capacity × days × tariff"},
                               .law = {"ПП 354, п. 62", "ПП 354, p. 62"},
                               .support = Support::unverified};

    template <class D>
    struct On {
        In<D, kind::daily_capacity<Resource>, "W"> capacity;
        In<D, kind::period_days, "d"> days;
        In<D, kind::price<Resource>, "T"> tariff;

        constexpr auto quantity() const { return named<"V">(capacity * days); }
        constexpr auto price() const { return tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

}  // namespace kvit::charge
