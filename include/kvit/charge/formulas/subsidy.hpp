#pragma once

#include "kvit/charge/formulas/volume.hpp"

/// Субсидия на оплату жилого помещения и коммунальных услуг: what the standard cost is above the
/// part of its income that a family is expected to pay. It is a sum and no volume. That it is not
/// above what the family really pays is for the caller, who knows that.
namespace kvit::charge {

/// A_std × n − I × share, not below zero.
constexpr auto above_own_part(const auto& standard, const auto& people, const auto& own_part) {
    return max(standard * people - own_part, formula::nothing<unit::rub>);
}

/// P = max(A_std × n − r_max / 100 × I, 0) — доход не ниже прожиточного минимума.
struct Subsidy {
    static constexpr Unit resource = unit::rub;
    static constexpr Card card{
        .name = "subsidy",
        .title = {"стандарт на человека × люди − допустимая доля × доход, не меньше нуля",
                  "standard per person × people − allowed share × income, at least zero"},
        .law = {"ЖК РФ, ст. 159; ПП 761 от 14.12.2005",
                "Housing Code, art. 159; ПП 761 of 2005-12-14"},
        .support = Support::two};

    template <class D>
    struct On {
        In<D, kind::price<unit::person>, "A_std"> standard;
        In<D, kind::people, "n"> people;
        In<D, kind::income_share, "r_max"> own_share;
        In<D, kind::income, "I"> income;

        constexpr auto quantity() const {
            return above_own_part(standard, people, own_share / formula::hundred_percent * income);
        }
        constexpr auto price() const { return lift(people, formula::unity); }
        constexpr auto amount() const { return quantity(); }
    };
};

/// P = max(A_std × n − r_max / 100 × I × (I / n / M_min), 0) — доход ниже прожиточного минимума:
/// the expected part falls with the income per head.
struct SubsidyLowIncome {
    static constexpr Unit resource = unit::rub;
    static constexpr Card card{
        .name = "subsidy_low_income",
        .title = {"стандарт на человека × люди − допустимая доля × доход × (доход на человека / "
                  "прожиточный минимум), не меньше нуля",
                  "standard per person × people − allowed share × income × (income per person / "
                  "subsistence minimum), at least zero"},
        .law = Subsidy::card.law,
        .support = Support::unverified};

    template <class D>
    struct On {
        In<D, kind::price<unit::person>, "A_std"> standard;
        In<D, kind::positive_people, "n"> people;
        In<D, kind::income_share, "r_max"> own_share;
        In<D, kind::income, "I"> income;
        In<D, kind::subsistence_minimum, "M_min"> minimum;

        constexpr auto quantity() const {
            return above_own_part(
                standard, people,
                own_share / formula::hundred_percent * income * (income / people / minimum));
        }
        constexpr auto price() const { return lift(people, formula::unity); }
        constexpr auto amount() const { return quantity(); }
    };
};

}  // namespace kvit::charge
