// Formulas read by the compiler itself.
#include "kvit/charge/formulas.hpp"
#include "kvit/charge/volume_formulas.hpp"
#include "kvit/formula/fast.hpp"

namespace kvit::charge {
namespace {

using formula::fast::finish;
using formula::fast::Input;
using formula::fast::Narrow;
using formula::fast::Wide;

template <formula::Kind K>
using InWide = Input<K, K.legal>;

/// 3 × 0.06 × 2148.63 = 386.7534 roubles, all at seven decimals.
constexpr HotWaterHeat::On<Wide> hot_water{InWide<kind::volume<unit::m3>>(30'000'000),
                                           InWide<kind::heating_norm>(600'000),
                                           InWide<kind::price<unit::gcal>>(21'486'300'000)};
static_assert(finish<unit::rub, 2, Rounding::half_up>(hot_water.amount()) == 386'75);
static_assert(finish<unit::gcal, 7, Rounding::half_up>(hot_water.quantity()) == 1'800'000);

/// Exactly half a kopeck: 2.1 / 12 × 207.80 = 36.365.
constexpr SolidWastePerson<unit::m3>::On<Wide> waste{
    InWide<kind::people>(1), InWide<kind::yearly_person_norm<unit::m3>>(21'000'000),
    InWide<kind::price<unit::m3>>(2'078'000'000)};
static_assert(finish<unit::rub, 2, Rounding::half_up>(waste.amount()) == 36'37);
static_assert(finish<unit::rub, 2, Rounding::toward_zero>(waste.amount()) == 36'36);

/// 15 of 31 days: a run-time denominator.
constexpr PartOfMonth<Wide> part{InWide<kind::days>(15), InWide<kind::days_of_month>(31)};
static_assert(finish<unit::rub, 2, Rounding::half_up>(part.of(waste.amount())) == 17'60);

/// The usual scale fits 64 bits, the legal one does not.
using Usual = decltype(std::declval<HotWaterHeat::On<Narrow>>().amount());
using Legal = decltype(std::declval<HotWaterHeat::On<Wide>>().amount());
static_assert(sizeof(Usual) == 8 && sizeof(Legal) == 16);
static_assert(Legal::shape.unit == unit::rub && Legal::shape.scale == 21);
static_assert(formula::proof::finish(Usual::shape, 2).fits_64);

/// Whether a result is proved to fit 64 bits; behind a run-time denominator that may be open, and
/// then what does not fit is an error.
template <class Value>
constexpr bool proved(const int scale) {
    const auto plan = formula::proof::finish(Value::shape, scale);
    return plan.proved && (plan.result_fits_64 || Value::shape.has_denominator());
}

/// Every formula of the list is proved in both domains, for the whole month and for a part of it.
template <class F, class D>
constexpr bool charge_proved() {
    using Formula = typename F::template On<D>;
    using Amount = decltype(std::declval<Formula>().amount());
    using Part = decltype(std::declval<PartOfMonth<D>>().of(std::declval<Formula>().amount()));
    return proved<Amount>(2) && proved<Part>(2);
}
template <class... F>
constexpr bool all_proved(FormulaList<F...>) {
    return ((charge_proved<F, Wide>() && charge_proved<F, Narrow>()) && ...);
}
static_assert(all_proved(Formulas{}));

template <class... F>
constexpr bool all_volumes_proved(FormulaList<F...>) {
    return ((proved<decltype(std::declval<typename F::template On<Wide>>().volume())>(7) &&
             proved<decltype(std::declval<typename F::template On<Narrow>>().volume())>(7)) &&
            ...);
}
static_assert(all_volumes_proved(VolumeFormulas{}));

/// Narrow is what its name says: of a flat, no formula needs 128 bits there. What shares a house
/// does, where five or six quantities are multiplied; whoever adds to these says so here.
template <class F>
constexpr bool shares_a_house = false;
template <>
constexpr bool shares_a_house<HeatingHouse> = true;
template <Unit Resource>
constexpr bool shares_a_house<CommonNorm<Resource>> = true;
template <>
constexpr bool shares_a_house<CommonShareHeat> = true;
template <>
constexpr bool shares_a_house<CommonNormHeat> = true;

template <class... F>
constexpr bool all_narrow(FormulaList<F...>) {
    return ((formula::proof::finish(
                 decltype(std::declval<typename F::template On<Narrow>>().amount())::shape, 2)
                 .fits_64 != shares_a_house<F>)&&...);
}
static_assert(all_narrow(Formulas{}));

}  // namespace
}  // namespace kvit::charge
