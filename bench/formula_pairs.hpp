#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

#include "formula_by_hand.hpp"
#include "kvit/charge/formulas.hpp"
#include "kvit/formula/fast.hpp"
#include "kvit/formula/fields.hpp"

/// Formulas of the kernel beside the same calculations written by hand: the same raw columns, the
/// same scales, the same checks of range, one loop.
namespace kvit::bench {

using formula::In;
using formula::fast::Narrow;
using formula::fast::Wide;

/// The columns of one formula.
template <std::size_t N>
using Table = std::array<std::vector<std::int64_t>, N>;

/// Runs `row(raw, kopecks)` over a table; how many rows were refused.
template <std::size_t N, class Row>
[[gnu::noinline]] std::size_t each_row(const Table<N>& table, std::span<std::int64_t> kopecks,
                                       Row row) {
    std::array<const std::int64_t*, N> columns;
    for (std::size_t c = 0; c < N; ++c) columns[c] = table[c].data();
    std::size_t refused = 0;
    for (std::size_t i = 0; i < kopecks.size(); ++i) {
        std::array<std::int64_t, N> raw;
        for (std::size_t c = 0; c < N; ++c) raw[c] = columns[c][i];
        if (!row(raw, kopecks[i])) {
            kopecks[i] = 0;
            ++refused;
        }
    }
    return refused;
}

template <class Formula>
inline constexpr std::size_t inputs = formula::member_count<Formula>();

/// A row of the formula F in the reading D.
template <class F, class D>
struct Kernel {
    using Formula = typename F::template On<D>;

    bool operator()(const Raw<inputs<Formula>>& raw, std::int64_t& kopecks) const {
        Formula formula;
        std::size_t i = 0;
        bool admitted = true;
        formula::each_member(formula, [&](auto& input) {
            using Input = std::remove_cvref_t<decltype(input)>;
            admitted = admitted && Input::admits(raw[i]);
            input = Input(raw[i++]);
        });
        if (!admitted) return false;
        kopecks = formula::fast::finish<unit::rub, 2, Rounding::half_up>(formula.amount());
        return true;
    }
};

/// What stands in a table besides rows that the reading admits.
enum class Refused : bool { none, a_few };

/// Random rows of a reading, negative where that is allowed.
template <class F, class D>
auto table_of(std::size_t rows, Refused refused) {
    using Formula = typename F::template On<D>;
    Table<inputs<Formula>> table;
    Formula formula;
    std::size_t c = 0;
    std::uint64_t state = 1;
    formula::each_member(formula, [&](auto& input) {
        using Input = std::remove_cvref_t<decltype(input)>;
        const auto least = Input::kind.raw_min(Input::extent);
        const auto width = static_cast<std::uint64_t>(Input::extent.raw_max - least + 1);
        table[c].reserve(rows);
        for (std::size_t i = 0; i < rows; ++i) {
            state = state * 6'364'136'223'846'793'005u + 1'442'695'040'888'963'407u;
            const auto offset = static_cast<std::int64_t>((state >> 16) % width);
            const bool wrong = refused == Refused::a_few && (state >> 33) % 1'024 == 0;
            table[c].push_back(wrong ? Input::extent.raw_max + 1 : least + offset);
        }
        ++c;
    });
    return table;
}

/// FNV-1a, 64 bits.
inline std::uint64_t digest(std::span<const std::int64_t> results) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const auto result : results) {
        auto rest = static_cast<std::uint64_t>(result);
        for (int byte = 0; byte < 8; ++byte, rest >>= 8)
            hash = (hash ^ (rest & 0xff)) * 0x100000001b3u;
    }
    return hash;
}

/// V × T × d / D: a metered line for a part of the month, in one aggregate.
struct MeteredPart {
    template <class D>
    struct On {
        In<D, kind::volume<unit::m3>, "V"> volume;
        In<D, kind::price<unit::m3>, "T"> tariff;
        In<D, kind::days, "d"> days;
        In<D, kind::days_of_month, "D"> of_days;

        constexpr auto amount() const {
            return charge::PartOfMonth<D>{days, of_days}.of(volume * tariff);
        }
    };
};

/// Calls `visit.operator()<F>(name, narrow by hand, wide by hand)` for every pair.
template <class Visit>
void each_pair(Visit visit) {
    using namespace charge;
    visit.template operator()<Metered<unit::m3>>("metered", by_hand::metered_64,
                                                 by_hand::metered_128);
    visit.template operator()<PersonNorm<unit::m3>>("norm", by_hand::norm_64, by_hand::norm_128);
    visit.template operator()<NormExcess<unit::m3>>("norm_excess", by_hand::norm_excess_64,
                                                    by_hand::norm_excess_128);
    visit.template operator()<WasteWater>("waste_water", by_hand::waste_water_64,
                                          by_hand::waste_water_128);
    visit.template operator()<HotWaterHeat>("hot_water_heat", by_hand::hot_water_heat_64,
                                            by_hand::hot_water_heat_128);
    visit.template operator()<HotWaterOneLine>("hot_water", by_hand::hot_water_64,
                                               by_hand::hot_water_128);
    visit.template operator()<SolidWastePerson<unit::m3>>(
        "solid_waste_person", by_hand::solid_waste_64, by_hand::solid_waste_128);
    visit.template operator()<PerArea>("per_area", by_hand::per_area_64, by_hand::per_area_128);
    visit.template operator()<MeteredPart>("metered_part", by_hand::metered_part_64,
                                           by_hand::metered_part_128);
}

}  // namespace kvit::bench
