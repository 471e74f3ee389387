#pragma once

#include "kvit/charge/formulas/volume.hpp"

/// Диапазоны потребления электроэнергии: only the part of a volume inside a band has its price. The
/// limits hold for the whole volume; each zone of the day takes the band's part by its own share,
/// and a meter of one zone is the case V_z = V.
namespace kvit::charge {

/// V_z × V_in / V — доля зоны суток в объёме внутри диапазона; nothing was inside where V is 0.
constexpr auto zone_part(const auto& zone, const auto& inside, const auto& volume) {
    return over(zone * inside, volume);
}
/// max(V − L_low, 0) — объём выше границы.
constexpr auto above(const auto& volume, const auto& low) {
    return max(volume - low, formula::nothing<unit::kwh>);
}

/// P = V_z × min(max(V − L_low, 0), L_high − L_low) / V × T — диапазон между двумя границами.
/// The caller sees to V_z ≤ V and L_low < L_high.
struct Band {
    static constexpr Unit resource = unit::kwh;
    static constexpr Card card{
        .name = "band",
        .title = {"объём зоны × объём внутри диапазона / весь объём × тариф диапазона",
                  "zone's volume × volume inside the band / whole volume × tariff of the band"},
        .law = {"диапазоны объёмов потребления населением с 01.01.2025; ПП 354, пп. 38, 42",
                "bands of consumption of the population from 2025-01-01; ПП 354, pp. 38, 42"},
        .support = Support::one};

    template <class D>
    struct On {
        In<D, kind::zone_volume, "V_z"> zone;
        In<D, kind::zone_volume, "V"> volume;
        In<D, kind::band_limit, "L_low"> low;
        In<D, kind::band_limit, "L_high"> high;
        In<D, kind::price<unit::kwh>, "T"> tariff;

        constexpr auto quantity() const {
            return zone_part(zone, named<"V_in">(min(above(volume, low), high - low)), volume);
        }
        constexpr auto price() const { return tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

/// V_z × min(max(V − L_low, 0), L_high − L_low) / V — объём внутри диапазона: what a recalculation
/// compares and a raising factor multiplies.
struct BandVolume {
    static constexpr Unit resource = unit::kwh;
    static constexpr Card card{.name = "band_volume",
                               .title = {"объём зоны × объём внутри диапазона / весь объём",
                                         "zone's volume × volume inside the band / whole volume"},
                               .law = Band::card.law,
                               .support = Support::one};

    template <class D>
    struct On {
        In<D, kind::zone_volume, "V_z"> zone;
        In<D, kind::zone_volume, "V"> volume_of_all;
        In<D, kind::band_limit, "L_low"> low;
        In<D, kind::band_limit, "L_high"> high;

        constexpr auto volume() const {
            return zone_part(zone, named<"V_in">(min(above(volume_of_all, low), high - low)),
                             volume_of_all);
        }
    };
};

/// V_z × max(V − L_low, 0) / V — объём в последнем диапазоне.
struct BandAboveVolume {
    static constexpr Unit resource = unit::kwh;
    static constexpr Card card{.name = "band_above_volume",
                               .title = {"объём зоны × объём выше границы / весь объём",
                                         "zone's volume × volume above the limit / whole volume"},
                               .law = Band::card.law,
                               .support = Support::one};

    template <class D>
    struct On {
        In<D, kind::zone_volume, "V_z"> zone;
        In<D, kind::zone_volume, "V"> volume_of_all;
        In<D, kind::band_limit, "L_low"> low;

        constexpr auto volume() const {
            return zone_part(zone, named<"V_in">(above(volume_of_all, low)), volume_of_all);
        }
    };
};

/// V × (K − 1) — объём превышения: what the raising factor adds to a volume inside a band.
struct ExcessVolume {
    static constexpr Unit resource = unit::kwh;
    static constexpr Card card{
        .name = "excess_volume",
        .title = {"объём × (повышающий коэффициент − 1)", "volume × (raising factor − 1)"},
        .law = {"ПП 354, прил. 2, формула 4(1); п. 60(3)",
                "ПП 354, App. 2, formula 4(1); p. 60(3)"},
        .support = Support::unverified};

    template <class D>
    struct On {
        In<D, kind::zone_volume, "V"> of_band;
        In<D, kind::raising_factor, "K"> factor;

        constexpr auto volume() const { return of_band * (factor - formula::unity); }
    };
};

/// P = V_z × max(V − L_low, 0) / V × T — последний диапазон, без верхней границы.
struct BandAbove {
    static constexpr Unit resource = unit::kwh;
    static constexpr Card card{
        .name = "band_above",
        .title = {"объём зоны × объём выше границы / весь объём × тариф диапазона",
                  "zone's volume × volume above the limit / whole volume × tariff of the band"},
        .law = Band::card.law,
        .support = Support::one};

    template <class D>
    struct On {
        In<D, kind::zone_volume, "V_z"> zone;
        In<D, kind::zone_volume, "V"> volume;
        In<D, kind::band_limit, "L_low"> low;
        In<D, kind::price<unit::kwh>, "T"> tariff;

        constexpr auto quantity() const {
            return zone_part(zone, named<"V_in">(above(volume, low)), volume);
        }
        constexpr auto price() const { return tariff; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

}  // namespace kvit::charge
