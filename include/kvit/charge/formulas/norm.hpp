#pragma once

#include "kvit/charge/formulas/volume.hpp"

/// Lines by norm: no meter, or no usable reading.
namespace kvit::charge {

/// P = n × N × T — норматив на человека.
template <Unit Resource>
struct PersonNorm {
    static constexpr Unit resource = Resource;
    static constexpr Card card{
        .name = "norm",
        .title = {"люди × норматив × тариф", "people × norm × tariff"},
        .law = {"ПП 354, прил. 2, формула 4; п. 42", "ПП 354, App. 2, formula 4; p. 42"},
        .support = Support::two};

    template <class D>
    struct On {
        In<D, kind::people, "n"> people;
        In<D, kind::person_norm<Resource>, "N"> norm;
        In<D, kind::price<Resource>, "T"> tariff;

        constexpr auto quantity() const { return named<"V">(people * norm); }
        constexpr auto price() const { return tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

/// P = n × N × K × T — норматив с повышающим коэффициентом, одной суммой.
template <Unit Resource>
struct RaisedNorm {
    static constexpr Unit resource = Resource;
    static constexpr Card card{.name = "norm_raised",
                               .title = {"люди × норматив × повышающий коэффициент × тариф",
                                         "people × norm × raising factor × tariff"},
                               .law = {"ПП 354, прил. 2, формула 4(1); пп. 42, 60(1)",
                                       "ПП 354, App. 2, formula 4(1); pp. 42, 60(1)"},
                               .support = Support::two};

    template <class D>
    struct On {
        In<D, kind::people, "n"> people;
        In<D, kind::person_norm<Resource>, "N"> norm;
        In<D, kind::raising_factor, "K"> factor;
        In<D, kind::price<Resource>, "T"> tariff;

        constexpr auto quantity() const { return named<"V">(people * norm * factor); }
        constexpr auto price() const { return tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

/// P = n × N × (K − 1) × T — величина превышения: what the factor adds to formula 4.
/// Rounded from the unrounded n × N × T, never as a multiple of the rounded base.
template <Unit Resource>
struct NormExcess {
    static constexpr Unit resource = Resource;
    static constexpr Card card{.name = "norm_excess",
                               .title = {"люди × норматив × (повышающий коэффициент − 1) × тариф",
                                         "people × norm × (raising factor − 1) × tariff"},
                               .law = {"ПП 354, прил. 2, формула 4(1); п. 60(1)",
                                       "ПП 354, App. 2, formula 4(1); p. 60(1)"},
                               .support = Support::two};

    template <class D>
    struct On {
        In<D, kind::people, "n"> people;
        In<D, kind::person_norm<Resource>, "N"> norm;
        In<D, kind::raising_factor, "K"> factor;
        In<D, kind::price<Resource>, "T"> tariff;

        constexpr auto quantity() const {
            return named<"V">(people * norm * (factor - formula::unity));
        }
        constexpr auto price() const { return tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

/// P = S × N × T — норматив на м² в месяц.
template <Unit Resource>
struct AreaNorm {
    static constexpr Unit resource = Resource;
    static constexpr Card card{
        .name = "norm_area",
        .title = {"площадь × норматив на м² × тариф", "area × norm per m² × tariff"},
        .law = {"ПП 354, прил. 2: норматив на м² в месяц", "ПП 354, App. 2: a monthly norm per m²"},
        .support = Support::two};

    template <class D>
    struct On {
        In<D, kind::area, "S"> area;
        In<D, kind::area_norm<Resource>, "N"> norm;
        In<D, kind::price<Resource>, "T"> tariff;

        constexpr auto quantity() const { return named<"V">(area * norm); }
        constexpr auto price() const { return tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

}  // namespace kvit::charge
