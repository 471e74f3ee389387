#include "kvit/charge/catalogue.hpp"

#include <algorithm>
#include <vector>

#include "charge/read.hpp"
#include "kvit/formula/symbols.hpp"

namespace kvit::charge {
namespace {

/// The reading that only asks what a formula consists of.
struct Asked {
    template <formula::Kind K, formula::Symbol Name>
    struct In {
        static constexpr InputCard input{Name.view(), formula::meaning_of(Name.view()), K};
        static_assert(!formula::meaning_of(Name.view()).ru.empty(),
                      "kvit: a symbol without a meaning");
    };
};

template <class F>
constexpr auto inputs_of = [] {
    typename F::template On<Asked> members;
    return formula::with_members(members, [](auto&... member) {
        return std::array{std::remove_cvref_t<decltype(member)>::input...};
    });
}();

template <class F>
constexpr FormulaCard card_for(std::size_t index) {
    using Quantity = decltype(std::declval<typename F::template On<detail::Wide>>().quantity());
    return {static_cast<FormulaId>(index), F::card, F::resource, Quantity::shape.unit,
            inputs_of<F>};
}

template <class F>
constexpr VolumeFormulaCard volume_card_for(std::size_t index) {
    using Volume = decltype(std::declval<typename F::template On<detail::Wide>>().volume());
    static_assert(Volume::shape.unit == F::resource,
                  "kvit: a volume is in the unit of its resource");
    return {static_cast<VolumeFormulaId>(index), F::card, F::resource, inputs_of<F>};
}

template <class... F, std::size_t... I>
constexpr auto cards(FormulaList<F...>, std::index_sequence<I...>) {
    return std::array{card_for<F>(I)...};
}
template <class... F, std::size_t... I>
constexpr auto volume_cards(FormulaList<F...>, std::index_sequence<I...>) {
    return std::array{volume_card_for<F>(I)...};
}
template <class... F>
constexpr auto positions(FormulaList<F...>) {
    return std::index_sequence_for<F...>{};
}

constexpr auto all = cards(Formulas{}, positions(Formulas{}));
constexpr auto all_volumes = volume_cards(VolumeFormulas{}, positions(VolumeFormulas{}));

/// No two formulas share a name and a unit: documents identify a formula by both.
constexpr bool unambiguous(const auto& cards) {
    for (std::size_t i = 0; i < cards.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (cards[i].card.name == cards[j].card.name && cards[i].resource == cards[j].resource)
                return false;
    return true;
}
static_assert(unambiguous(all), "kvit: two formulas share a name and a unit");
static_assert(unambiguous(all_volumes), "kvit: two formulas of a volume share a name and a unit");

/// A name says alone whether money or a volume comes of it.
constexpr bool apart() {
    for (const auto& charge : all)
        for (const auto& volume : all_volumes)
            if (charge.card.name == volume.card.name) return false;
    return true;
}
static_assert(apart(), "kvit: a formula of a volume has the name of a formula of a charge");

/// By name, and by the unit where there is one.
template <class Card>
const Card* found(std::span<const Card> cards, std::string_view name,
                  std::optional<Unit> resource) {
    for (const auto& formula : cards)
        if (formula.card.name == name && (!resource || formula.resource == *resource))
            return &formula;
    return nullptr;
}

}  // namespace

std::span<const FormulaCard> catalogue() { return all; }

const FormulaCard& card_of(FormulaId id) { return all.at(static_cast<std::size_t>(id)); }

const FormulaCard* find_formula(std::string_view name, std::optional<Unit> resource) {
    return found(catalogue(), name, resource);
}

std::span<const VolumeFormulaCard> volume_catalogue() { return all_volumes; }

const VolumeFormulaCard& card_of(VolumeFormulaId id) {
    return all_volumes.at(static_cast<std::size_t>(id));
}

const VolumeFormulaCard* find_volume_formula(std::string_view name, std::optional<Unit> resource) {
    return found(volume_catalogue(), name, resource);
}

namespace detail {

std::span<const InputCard, 2> share_cards() {
    static constexpr auto cards = [] {
        PartOfMonth<Asked> members;
        return formula::with_members(members, [](auto&... member) {
            return std::array{std::remove_cvref_t<decltype(member)>::input...};
        });
    }();
    return cards;
}

std::optional<std::int64_t> admit(const InputCard& input, Decimal value, Errors& errors) {
    const std::string path(input.symbol);
    const formula::Extent legal = input.kind.legal;
    const Decimal shortest = value.normalized();
    if (shortest.scale() > legal.decimals) {
        const std::string decimals = std::to_string(legal.decimals);
        errors.add(ErrorCode::too_precise, path, value.to_string(),
                   {"не больше " + decimals + " знаков после запятой",
                    "at most " + decimals + " decimals"});
        return std::nullopt;
    }
    const auto raw = shortest.at_scale(legal.decimals);
    if (!raw || *raw < input.kind.raw_min(legal) || *raw > legal.raw_max) {
        const std::string least = input.least().normalized().to_string();
        const std::string most = input.most().normalized().to_string();
        errors.add(ErrorCode::out_of_range, path, value.to_string(),
                   {"от " + least + " до " + most, "from " + least + " to " + most});
        return std::nullopt;
    }
    return raw;
}

Result<RawInputs> admit_all(std::span<const InputCard> cards, std::span<const Decimal> inputs,
                            std::optional<DayShare> share) {
    if (auto errors = check_count(cards, inputs.size()); !errors.empty()) return errors;
    RawInputs raw;
    Errors errors;
    for (std::size_t i = 0; i < inputs.size(); ++i)
        raw.inputs[i] = admit(cards[i], inputs[i], errors).value_or(0);
    if (share) {
        const auto days = share_cards();
        raw.share[0] = admit(days[0], Decimal::whole(share->days), errors).value_or(0);
        raw.share[1] = admit(days[1], Decimal::whole(share->of_days), errors).value_or(0);
        if (errors.empty() && share->days > share->of_days)
            errors.add(ErrorCode::out_of_range, "d", std::to_string(share->days),
                       {"не больше D = " + std::to_string(share->of_days),
                        "not above D = " + std::to_string(share->of_days)});
    }
    if (!errors.empty()) return errors;
    return raw;
}

}  // namespace detail
}  // namespace kvit::charge
