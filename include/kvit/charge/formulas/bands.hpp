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
