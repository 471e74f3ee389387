#pragma once

#include "kvit/charge/formulas/volume.hpp"

/// Граница диапазона потребления электроэнергии для этого месяца и помещения.
namespace kvit::charge {

/// L × d / D — граница за часть месяца. A practice: the law text was not found.
struct BandLimitPart {
    static constexpr Unit resource = unit::kwh;
    static constexpr Card card{
        .name = "band_limit_part",
        .title = {"граница × дни части / дни месяца", "limit × days of the part / of the month"},
        .law = {"практика: граница диапазона по календарным дням",
                "practice: the limit of a band by calendar days"},
        .support = Support::unverified};

    template <class D>
    struct On {
        In<D, kind::band_limit, "L"> limit;
        In<D, kind::period_days, "d"> days;
        In<D, kind::period_of_days, "D"> of_days;

        constexpr auto volume() const { return limit * days / of_days; }
    };
};

/// L × K — граница с повышением для электроотопления в отопительный период.
struct BandLimitRaised {
    static constexpr Unit resource = unit::kwh;
    static constexpr Card card{
        .name = "band_limit_raised",
        .title = {"граница × повышающий коэффициент", "limit × raising factor"},
        .law = {"диапазоны объёмов потребления населением с 01.01.2025, электроотопление",
                "bands of consumption of the population from 2025-01-01, electric heating"},
        .support = Support::two};

    template <class D>
    struct On {
        In<D, kind::band_limit, "L"> limit;
        In<D, kind::raising_factor, "K"> factor;

        constexpr auto volume() const { return limit * factor; }
    };
};

}  // namespace kvit::charge
