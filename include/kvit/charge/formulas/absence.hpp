#pragma once

#include "kvit/charge/formulas/volume.hpp"

/// Временное отсутствие: what is taken off a charge by norm. A line takes its days of the month.
namespace kvit::charge {

/// P = −n_a × N × T — норматив тех, кого нет.
template <Unit Resource>
struct AbsenceNorm {
    static constexpr Unit resource = Resource;
    static constexpr Card card{
        .name = "absence_norm",
        .title = {"− отсутствующие × норматив × тариф", "− people who are away × norm × tariff"},
        .law = {"ПП 354, п. 86-91", "ПП 354, p. 86-91"},
        .support = Support::two};

    template <class D>
    struct On {
        In<D, kind::people, "n_a"> away;
        In<D, kind::person_norm<Resource>, "N"> norm;
        In<D, kind::price<Resource>, "T"> tariff;

        constexpr auto quantity() const { return -(away * norm); }
        constexpr auto price() const { return tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

/// P = −n_a × N_year / 12 × T — ТКО на человека.
template <Unit Resource>
struct AbsenceYearlyNorm {
    static constexpr Unit resource = Resource;
    static constexpr Card card{.name = "absence_yearly_norm",
                               .title = {"− отсутствующие × годовой норматив / 12 × тариф",
                                         "− people who are away × yearly norm / 12 × tariff"},
                               .law = {"ПП 354, п. 148(44), прил. 4", "ПП 354, p. 148(44), App. 4"},
                               .support = Support::one};

    template <class D>
    struct On {
        In<D, kind::people, "n_a"> away;
        In<D, kind::yearly_person_norm<Resource>, "N_year"> norm;
        In<D, kind::price<Resource>, "T"> tariff;

        constexpr auto quantity() const { return -(away * norm / formula::months_per_year); }
        constexpr auto price() const { return tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

/// P = −A × n_a / n — ТКО на м²: the share of those who are away in the charge of a whole month.
struct AbsenceShare {
    static constexpr Unit resource = unit::rub;
    static constexpr Card card{.name = "absence_share",
                               .title = {"− плата за месяц × отсутствующие / люди",
                                         "− charge of the month × people who are away / people"},
                               .law = {"ПП 354, прил. 4", "ПП 354, App. 4"},
                               .support = Support::unverified};

    template <class D>
    struct On {
        In<D, kind::service_charge, "A"> charge;
        In<D, kind::people, "n_a"> away;
        In<D, kind::positive_people, "n"> people;

        constexpr auto quantity() const { return -(charge * away / people); }
        constexpr auto price() const { return lift(charge, formula::unity); }
        constexpr auto amount() const { return quantity(); }
    };
};

}  // namespace kvit::charge
