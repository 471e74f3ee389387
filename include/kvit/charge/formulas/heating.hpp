#pragma once

#include "kvit/charge/formulas/volume.hpp"

/// Отопление. By norm, by the meter of the house, by distributors, and the correction of a year
/// that was paid evenly; the volume of a premises itself is in `own_heating.hpp`.
namespace kvit::charge {

/// P = S × N × m / 12 × T — норматив отопительного периода, оплата равномерно в течение года.
struct HeatingEvenly {
    static constexpr Unit resource = unit::gcal;
    static constexpr Card card{
        .name = "heating_evenly",
        .title = {"площадь × норматив × месяцы отопительного периода / 12 × тариф",
                  "area × norm × months of the heating season / 12 × tariff"},
        .law = {"ПП 354, прил. 2, формула 2(1)", "ПП 354, App. 2, formula 2(1)"},
        .support = Support::two};

    template <class D>
    struct On {
        In<D, kind::area, "S"> area;
        In<D, kind::area_norm<unit::gcal>, "N"> norm;
        In<D, kind::season_months, "m"> season;
        In<D, kind::price<unit::gcal>, "T"> tariff;

        constexpr auto quantity() const {
            return named<"V">(area * norm * (season / formula::twelve_months));
        }
        constexpr auto price() const { return tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

/// P = V_D × S / S_ob × T — формула 3, where no premises has a meter of its own and none is heated
/// individually: the volume by formula 3(6) and the share of the rest collapse into the share by
/// area.
struct HeatingByArea {
    static constexpr Unit resource = unit::gcal;
    static constexpr Card card{
        .name = "heating_by_area",
        .title = {"объём дома × площадь / площадь всех помещений × тариф",
                  "volume of the house × area / area of all premises × tariff"},
        .law = {"ПП 354, прил. 2, формулы 3 и 3(6)", "ПП 354, App. 2, formulas 3 and 3(6)"},
        .support = Support::one};

    template <class D>
    struct On {
        In<D, kind::volume<unit::gcal>, "V_D"> house;
        In<D, kind::area, "S"> area;
        In<D, kind::house_area, "S_ob"> all_areas;
        In<D, kind::price<unit::gcal>, "T"> tariff;

        constexpr auto quantity() const { return named<"V">(house * area / all_areas); }
        constexpr auto price() const { return tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

/// P = (V + S × (V_D − V_sum) / S_ob) × T — формула 3: the premises' own volume and its share of
/// what no premises took. The premises together may have taken more than the house.
struct HeatingHouse {
    static constexpr Unit resource = unit::gcal;
    static constexpr Card card{
        .name = "heating_house",
        .title = {"(объём помещения + площадь × (объём дома − объёмы помещений) / площадь всех "
                  "помещений) × тариф",
                  "(own volume + area × (volume of the house − volumes of the premises) / area of "
                  "all premises) × tariff"},
        .law = {"ПП 354, прил. 2, формулы 3, 3(1), 3(3)", "ПП 354, App. 2, formulas 3, 3(1), 3(3)"},
        .support = Support::one};

    template <class D>
    struct On {
        In<D, kind::volume<unit::gcal>, "V"> own;
        In<D, kind::area, "S"> area;
        In<D, kind::volume<unit::gcal>, "V_D"> house;
        In<D, kind::volume<unit::gcal>, "V_sum"> premises;
        In<D, kind::house_area, "S_ob"> all_areas;
        In<D, kind::price<unit::gcal>, "T"> tariff;

        constexpr auto quantity() const { return own + area * (house - premises) / all_areas; }
        constexpr auto price() const { return tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

/// P = A × w_i / w_sum — распределители тепла: the payments of all equipped premises, shared again
/// by the readings of their distributors. Printed as the sum and the share of it.
struct HeatDistributors {
    static constexpr Unit resource = unit::rub;
    static constexpr Card card{
        .name = "heat_distributors",
        .title = {"сумма платы × показания распределителей помещения / всех распределителей",
                  "sum of payments × distributors of the premises / all distributors"},
        .law = {"ПП 354, п. 42(1), прил. 2, формула 6", "ПП 354, p. 42(1), App. 2, formula 6"},
        .support = Support::unverified};

    template <class D>
    struct On {
        In<D, kind::charge, "A"> payments;
        In<D, kind::distributed, "w_i"> own;
        In<D, kind::distributed_in_all, "w_sum"> all;

        constexpr auto quantity() const { return payments; }
        constexpr auto price() const { return own / all; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

/// P = A_year − A_charged — корректировка за год: what the year should have cost, less what was
/// charged evenly. A sum and no volume: it is printed as itself at one rouble for a rouble.
struct YearlyCorrection {
    static constexpr Unit resource = unit::rub;
    static constexpr Card card{.name = "yearly_correction",
                               .title = {"плата за год по фактическому объёму − начислено за год",
                                         "charge of the year by the actual volume − charged"},
                               .law = {"ПП 354, п. 42(1), прил. 2, формула 3(4); ПП 491, п. 29(2)",
                                       "ПП 354, p. 42(1), App. 2, formula 3(4); ПП 491, p. 29(2)"},
                               .support = Support::unverified};

    template <class D>
    struct On {
        In<D, kind::charge, "A_year"> actual;
        In<D, kind::charge, "A_charged"> charged;

        constexpr auto quantity() const { return actual - charged; }
        constexpr auto price() const { return lift(actual, formula::unity); }
        constexpr auto amount() const { return quantity(); }
    };
};

}  // namespace kvit::charge
