#pragma once

#include <span>

#include "kvit/formula/input.hpp"
#include "kvit/formula/kinds.hpp"
#include "kvit/formula/literal.hpp"

/// Formulas for tests alone: each has what is hard about some formula of the law.
namespace kvit::test {

using formula::In;
using formula::Kind;
using formula::Literal;
using formula::Sign;
using formula::up_to;

inline constexpr Kind heat{unit::gcal, up_to(100'000, 7), up_to(8, 3), Sign::any};
inline constexpr Kind house_area{unit::m2, up_to(1'000'000, 2), up_to(10'000, 1), Sign::positive};
inline constexpr Kind flat_area{unit::m2, up_to(1'000'000, 2), up_to(200, 1)};
inline constexpr Kind heat_price{unit::rub / unit::gcal, up_to(100'000, 7), up_to(4'000, 2)};
inline constexpr Kind energy{unit::kwh, up_to(100'000, 4), up_to(1'500, 2)};
inline constexpr Kind energy_price{unit::rub / unit::kwh, up_to(1'000, 7), up_to(20, 2)};
inline constexpr Kind number{unit::none, up_to(10'000'000, 7), up_to(1'000, 2), Sign::any};
inline constexpr Kind divisor{unit::none, up_to(10'000'000, 7), up_to(1'000, 2), Sign::positive};

/// Three inputs at seven decimals.
template <class D>
struct HotWater {
    In<D, kind::volume<unit::m3>, "V"> volume;
    In<D, kind::heating_norm, "Q"> norm;
    In<D, kind::price<unit::gcal>, "T"> tariff;

    constexpr auto amount() const { return volume * norm * tariff; }
};

/// V × T × d / D.
template <class D>
struct DayShared {
    In<D, kind::volume<unit::m3>, "V"> volume;
    In<D, kind::price<unit::m3>, "T"> tariff;
    In<D, kind::days, "d"> days;
    In<D, kind::days_of_month, "D"> of_days;

    constexpr auto amount() const { return volume * tariff * days / of_days; }
};

/// (V_i + S_i × (V_D − ΣV) / S_ob) × T: the skeleton of the heating formulas 3(1) to 3(7).
template <class D>
struct Heating {
    In<D, heat, "V_i"> own;
    In<D, flat_area, "S_i"> area;
    In<D, heat, "V_D"> house;
    In<D, heat, "V_sum"> sum_of_own;
    In<D, house_area, "S_ob"> house_area_all;
    In<D, heat_price, "T"> tariff;

    constexpr auto quantity() const {
        return named<"V">(own + area * (house - sum_of_own) / house_area_all);
    }
    constexpr auto amount() const { return quantity() * tariff; }
};

/// Day and night energy in two bands, each zone with its share of the first band.
template <class D>
struct Banded {
    In<D, energy, "E_day"> day;
    In<D, energy, "E_night"> night;
    In<D, energy, "L"> limit;
    In<D, energy_price, "T_1"> first_price;
    In<D, energy_price, "T_2"> second_price;
    In<D, energy_price, "T_night"> night_price;

    constexpr auto amount() const {
        const auto all = named<"E">(day + night);
        const auto none = lift(all, Literal<0, unit::kwh>{});
        const auto first = named<"E_1">(min(all, limit));
        const auto second = named<"E_2">(max(all - limit, none));
        const auto by_day = over(day, all) * (first * first_price + second * second_price);
        // Night energy is dearer past the band, and has a price of its own within it.
        const auto by_night =
            night * select(all > limit, min(second_price, first_price), night_price);
        return by_day + by_night;
    }
};

/// All five comparisons of a / b with c / d, as bits.
template <class D>
struct Compared {
    In<D, number, "a"> a;
    In<D, divisor, "b"> b;
    In<D, number, "c"> c;
    In<D, divisor, "d"> d;

    constexpr auto amount() const {
        const auto x = a / b;
        const auto y = c / d;
        const auto none = lift(x, Literal<0, unit::rub>{});
        return select(x < y, lift(x, Literal<1, unit::rub>{}), none) +
               select(x <= y, lift(x, Literal<2, unit::rub>{}), none) +
               select(x > y, lift(x, Literal<4, unit::rub>{}), none) +
               select(x >= y, lift(x, Literal<8, unit::rub>{}), none) +
               select(x == y, lift(x, Literal<16, unit::rub>{}), none);
    }
};

/// −(a / b) − 2 × (c / d), roubles: negation, literals on both sides, sum of two quotients.
template <class D>
struct Signs {
    In<D, number, "a"> a;
    In<D, divisor, "b"> b;
    In<D, number, "c"> c;
    In<D, divisor, "d"> d;

    constexpr auto amount() const {
        return (-(a / b) - Literal<2>{} * (c / d) + formula::unity) *
               lift(a, Literal<1, unit::rub>{});
    }
};

inline constexpr Kind owed{unit::rub, up_to(10'000'000, 2), up_to(1'000'000, 2), Sign::any};
inline constexpr Kind delay{unit::day, up_to(366, 0), up_to(31, 0)};
inline constexpr Kind yearly_percent{unit::none / unit::day, up_to(100, 4), up_to(30, 2)};
inline constexpr Kind part_of_66300{unit::none, up_to(66'300, 0), up_to(510, 0)};

/// A stretch of days with one debt, one rate and one divisor. The divisors of the law (300, 170,
/// 130) are data: they come as numerators over their common multiple 66 300.
template <class D>
struct PenaltyRow {
    In<D, owed, "S"> debt;
    In<D, delay, "t"> days;
    In<D, yearly_percent, "r"> percent;
    In<D, part_of_66300, "p"> part;
};

template <class D>
struct Penalty {
    std::span<const PenaltyRow<D>> rows;

    constexpr auto amount() const {
        const auto all =
            sum(rows, [](const auto& row) { return row.debt * row.days * row.percent * row.part; });
        return all / Literal<100>{} / Literal<66'300>{};
    }
};

}  // namespace kvit::test
