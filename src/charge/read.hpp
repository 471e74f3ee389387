#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>

#include "kvit/base/result.hpp"
#include "kvit/charge/catalogue.hpp"
#include "kvit/charge/evaluate.hpp"
#include "kvit/charge/formulas.hpp"
#include "kvit/charge/volume_formulas.hpp"
#include "kvit/formula/fast.hpp"
#include "kvit/formula/fields.hpp"

/// From run-time inputs to a formula in some reading: shared by the fast, the exact and the
/// explained reading, so that they differ in nothing but the domain.
namespace kvit::charge::detail {

using formula::fast::Wide;

template <class Visit, class... F, std::size_t... I>
void visit_formula(FormulaList<F...>, std::index_sequence<I...>, std::size_t index, Visit& visit) {
    (void)((I == index && (visit.template operator()<F>(), true)) || ...);
}
/// Calls `visit.operator()<F>()` for the formula with this id.
template <class Visit, class Id, class... F>
void visit_formula(FormulaList<F...> list, Id id, Visit visit) {
    visit_formula(list, std::index_sequence_for<F...>{}, static_cast<std::size_t>(id), visit);
}

inline Errors check_count(std::span<const InputCard> cards, std::size_t given) {
    if (cards.size() == given) return {};
    std::string names;
    for (const auto& input : cards)
        names += (names.empty() ? "" : ", ") + std::string(input.symbol);
    return Error{ErrorCode::wrong_input, "", std::to_string(given), Text(names, names)};
}

/// Checks a value against the legal range of its kind and brings it to its scale.
std::optional<std::int64_t> admit(const InputCard& input, Decimal value, Errors& errors);

/// Kinds `d` and `D` of a share as input cards.
std::span<const InputCard, 2> share_cards();

/// The raw inputs of a call at the scale of Wide, all checked: `share` last, if there is one.
struct RawInputs {
    std::array<std::int64_t, formula::inputs_max> inputs{};
    std::array<std::int64_t, 2> share{};
};
Result<RawInputs> admit_all(std::span<const InputCard> cards, std::span<const Decimal> inputs,
                            std::optional<DayShare> share = std::nullopt);

/// Fills the members of an aggregate of inputs, `make(member, raw, position)` building each.
template <class T, class Raw, class Make>
T filled(const Raw& raw, Make make) {
    T target;
    std::size_t i = 0;
    formula::each_member(target, [&](auto& member) {
        member = make(member, raw[i], i);
        ++i;
    });
    return target;
}

template <class F>
inline constexpr Unit quantity_unit =
    decltype(std::declval<typename F::template On<Wide>>().quantity())::shape.unit;

/// The scale of `volume_carry_7`, and of printed prices.
inline constexpr int carry_scale = 7;

/// Without superfluous zeros, but with kopecks: "26.90" and not "26.9".
inline Decimal printed_price(std::int64_t raw) {
    const Decimal price = Decimal(raw, carry_scale).normalized();
    return price.scale() >= 2 ? price : Decimal(*price.at_scale(2), 2);
}

/// The results of a formula; `finish<Unit, Scale>(value)` is the reading's own rounding, half up.
template <class F, class D, class Finish>
Outcome outcome_of(const typename F::template On<D>& formula, const PartOfMonth<D>* part,
                   Finish finish) {
    const auto results = [&](const auto& amount, const auto& quantity) {
        constexpr Unit per = quantity_unit<F>;
        return Outcome{
            .amount = Money::kopecks(finish.template operator()<unit::rub, 2>(amount)),
            .quantity = Decimal(finish.template operator()<per, carry_scale>(quantity), carry_scale)
                            .normalized(),
            .price = printed_price(
                finish.template operator()<unit::rub / per, carry_scale>(formula.price()))};
    };
    if (part == nullptr) return results(formula.amount(), formula.quantity());
    return results(part->of(formula.amount()), part->of(formula.quantity()));
}

/// The result of a formula of a volume.
template <class F, class Finish>
Decimal volume_of(const auto& volume, Finish finish) {
    return Decimal(finish.template operator()<F::resource, carry_scale>(volume), carry_scale)
        .normalized();
}

/// An input of a reading that is made from the raw integer alone.
inline constexpr auto load = [](const auto& member, std::int64_t value, std::size_t) {
    return std::remove_cvref_t<decltype(member)>(value);
};

/// What `compute` gives; where the result does not fit, the error instead of the exception.
template <class Compute>
auto without_overflow(Compute compute) -> Result<decltype(compute())> {
    try {
        return compute();
    } catch (const Overflow&) {
        return Error{ErrorCode::overflow, "", "", {}};
    }
}

/// A whole call in the reading D, whose inputs are made from the raw integer alone.
template <class D, class Finish>
Result<Outcome> evaluate_in(FormulaId id, std::span<const Decimal> inputs,
                            std::optional<DayShare> share, Finish finish) {
    const auto raw = admit_all(card_of(id).inputs, inputs, share);
    if (!raw) return raw.errors();
    return without_overflow([&] {
        Outcome outcome;
        visit_formula(Formulas{}, id, [&]<class F>() {
            const auto formula = filled<typename F::template On<D>>(raw->inputs, load);
            const auto part = filled<PartOfMonth<D>>(raw->share, load);
            outcome = outcome_of<F, D>(formula, share ? &part : nullptr, finish);
        });
        return outcome;
    });
}

/// The same of a formula of a volume.
template <class D, class Finish>
Result<Decimal> evaluate_volume_in(VolumeFormulaId id, std::span<const Decimal> inputs,
                                   Finish finish) {
    const auto raw = admit_all(card_of(id).inputs, inputs);
    if (!raw) return raw.errors();
    return without_overflow([&] {
        Decimal volume;
        visit_formula(VolumeFormulas{}, id, [&]<class F>() {
            const auto formula = filled<typename F::template On<D>>(raw->inputs, load);
            volume = volume_of<F>(formula.volume(), finish);
        });
        return volume;
    });
}

}  // namespace kvit::charge::detail
