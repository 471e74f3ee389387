#pragma once

#include "kvit/charge/formulas/volume.hpp"

/// Меры социальной поддержки: each formula gives the benefit, not what is left to pay. What the
/// raising factor adds is no base of a benefit.
namespace kvit::charge {

/// P = b × n_b × min(V / n, N) × T — льгота на объём по прибору, не больше норматива. V is of the
/// whole dwelling, n all who live in it.
template <Unit Resource>
struct BenefitVolume {
    static constexpr Unit resource = Resource;
    static constexpr Card card{
        .name = "benefit_volume",
        .title =
            {"доля × льготники × меньшее из (объём / люди) и норматива × тариф",
             "share × people with the benefit × lesser of (volume / people) and norm × tariff"},
        .law = {"меры социальной поддержки: по прибору, в пределах норматива",
                "social support: by the meter, within the norm"},
        .support = Support::two};

    template <class D>
    struct On {
        In<D, kind::benefit_share, "b"> share;
        In<D, kind::people, "n_b"> with_benefit;
        In<D, kind::volume<Resource>, "V"> volume;
        In<D, kind::positive_people, "n"> people;
        In<D, kind::person_norm<Resource>, "N"> norm;
        In<D, kind::price<Resource>, "T"> tariff;

        constexpr auto quantity() const {
            return share * with_benefit * min(volume / people, norm);
        }
        constexpr auto price() const { return tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

/// P = b × n_b × V / n × T — льгота на весь объём, приходящийся на льготников. V is of the whole
/// dwelling: what it took, or its norm where that is less.
template <Unit Resource>
struct BenefitTaken {
    static constexpr Unit resource = Resource;
    static constexpr Card card{
        .name = "benefit_taken",
        .title = {"доля × льготники × объём / люди × тариф",
                  "share × people with the benefit × volume / people × tariff"},
        .law = {"меры социальной поддержки: объём льготников",
                "social support: the volume of the people with the benefit"},
        .support = Support::two};

    template <class D>
    struct On {
        In<D, kind::benefit_share, "b"> share;
        In<D, kind::people, "n_b"> with_benefit;
        In<D, kind::volume<Resource>, "V"> volume;
        In<D, kind::positive_people, "n"> people;
        In<D, kind::price<Resource>, "T"> tariff;

        constexpr auto quantity() const { return share * with_benefit * volume / people; }
        constexpr auto price() const { return tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

/// P = b × n_b × N × T — льгота на объём по нормативу.
template <Unit Resource>
struct BenefitNorm {
    static constexpr Unit resource = Resource;
    static constexpr Card card{
        .name = "benefit_norm",
        .title = {"доля × льготники × норматив × тариф",
                  "share × people with the benefit × norm × tariff"},
        .law = {"меры социальной поддержки: по нормативу", "social support: by the norm"},
        .support = Support::two};

    template <class D>
    struct On {
        In<D, kind::benefit_share, "b"> share;
        In<D, kind::people, "n_b"> with_benefit;
        In<D, kind::person_norm<Resource>, "N"> norm;
        In<D, kind::price<Resource>, "T"> tariff;

        constexpr auto quantity() const { return share * with_benefit * norm; }
        constexpr auto price() const { return tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

/// P = b × min(S, S_std) × n_b / n × T — льгота на площадь в пределах стандарта: содержание, взнос
/// на капремонт, найм. Where no standard caps it, S_std is S.
struct BenefitArea {
    static constexpr Unit resource = unit::m2;
    static constexpr Card card{
        .name = "benefit_area",
        .title = {"доля × меньшее из площади и стандарта × льготники / люди × ставка",
                  "share × lesser of area and standard × people with the benefit / people × rate"},
        .law = {"меры социальной поддержки: площадь в пределах стандарта; ЖК РФ, ст. 169 ч. 2.1",
                "social support: area within the standard; Housing Code, art. 169 p. 2.1"},
        .support = Support::two};

    template <class D>
    struct On {
        In<D, kind::benefit_share, "b"> share;
        In<D, kind::area, "S"> area;
        In<D, kind::area, "S_std"> standard;
        In<D, kind::people, "n_b"> with_benefit;
        In<D, kind::positive_people, "n"> people;
        In<D, kind::price<unit::m2>, "T"> rate;

        constexpr auto quantity() const {
            return share * min(area, standard) * with_benefit / people;
        }
        constexpr auto price() const { return rate; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

/// P = b × A — льгота на сумму: printed as the sum and the share of it.
struct BenefitAmount {
    static constexpr Unit resource = unit::rub;
    static constexpr Card card{
        .name = "benefit_amount",
        .title = {"доля × сумма", "share × sum"},
        .law = {"меры социальной поддержки: доля платы", "social support: a share of a charge"},
        .support = Support::two};

    template <class D>
    struct On {
        In<D, kind::benefit_share, "b"> share;
        In<D, kind::charge, "A"> sum;

        constexpr auto quantity() const { return sum; }
        constexpr auto price() const { return share; }
        constexpr auto amount() const { return price() * quantity(); }
    };
};

}  // namespace kvit::charge
