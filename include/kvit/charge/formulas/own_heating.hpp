#pragma once

#include "kvit/charge/formulas/volume.hpp"

/// V формулы 3: the heat of a premises without a meter of its own.
namespace kvit::charge {

/// V = S × V_D / (S_ob − S_ind + S_oi) — формула 3(6): nobody in the house has a meter; 0 where
/// nothing is heated. Doubt: whether S_oi counts only the heated common premises was not verified.
struct OwnHeating36 {
    static constexpr Unit resource = unit::gcal;
    static constexpr Card card{
        .name = "heating_own_36",
        .title = {"площадь × объём дома / (площадь всех помещений − без потребления + общего "
                  "имущества)",
                  "area × volume of the house / (area of all premises − without heating + common)"},
        .law = {"ПП 354, прил. 2, формула 3(6); не сверено: вся ли площадь общего имущества",
                "ПП 354, App. 2, formula 3(6); unverified: whether all of the common area counts"},
        .support = Support::unverified};

    template <class D>
    struct On {
        In<D, kind::area, "S"> area;
        In<D, kind::volume<unit::gcal>, "V_D"> house;
        In<D, kind::house_area, "S_ob"> all_areas;
        In<D, kind::part_of_house_area, "S_ind"> without;
        In<D, kind::common_area, "S_oi"> common_area;

        constexpr auto volume() const {
            // Not below zero, so that it is a divisor.
            return over(area * house,
                        max(all_areas - without, formula::nothing<unit::m2>) + common_area);
        }
    };
};

/// V = S × V_m / S_m — формула 3(7): some premises are metered; the others are taken to have used
/// as much for a square metre. Unverified.
struct OwnHeating37 {
    static constexpr Unit resource = unit::gcal;
    static constexpr Card card{.name = "heating_own_37",
                               .title = {"площадь × объём помещений с приборами / их площадь",
                                         "area × volume of the metered premises / their area"},
                               .law = {"ПП 354, прил. 2, формула 3(7); не сверено",
                                       "ПП 354, App. 2, formula 3(7); unverified"},
                               .support = Support::unverified};

    template <class D>
    struct On {
        In<D, kind::area, "S"> area;
        In<D, kind::volume<unit::gcal>, "V_m"> metered;
        In<D, kind::house_area, "S_m"> metered_area;

        constexpr auto volume() const { return area * metered / metered_area; }
    };
};

}  // namespace kvit::charge
