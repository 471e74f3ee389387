#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "kvit/formula/card.hpp"
#include "kvit/formula/kind.hpp"
#include "kvit/money/decimal.hpp"

namespace kvit::charge {

/// Position in the list of formulas. Documents carry the name and the unit instead.
enum class FormulaId : std::uint16_t {};

/// An input of a formula as the catalogue shows it.
struct InputCard {
    std::string_view symbol;
    Phrase meaning;
    formula::Kind kind;

    Decimal least() const { return {kind.raw_min(kind.legal), kind.legal.decimals}; }
    Decimal most() const { return {kind.legal.raw_max, kind.legal.decimals}; }
};

/// A formula at run time: its card, the unit of its resource, its inputs in their order.
struct FormulaCard {
    FormulaId id;
    formula::Card card;
    Unit resource;       ///< picks one of several formulas with the same name
    Unit quantity_unit;  ///< of what the line prints as its volume
    std::span<const InputCard> inputs;
};

/// All formulas of a charge, in the order of `Formulas`.
std::span<const FormulaCard> catalogue();

const FormulaCard& card_of(FormulaId id);

/// By name, and by the unit of the resource where a name has several; without a unit the first one.
/// Null if there is none.
const FormulaCard* find_formula(std::string_view name, std::optional<Unit> resource = std::nullopt);

/// Position in the list of formulas of a volume.
enum class VolumeFormulaId : std::uint16_t {};

/// A formula of a volume at run time: its card, the unit of its result, its inputs in their order.
struct VolumeFormulaCard {
    VolumeFormulaId id;
    formula::Card card;
    Unit resource;  ///< the unit of the volume; picks one of several formulas with the same name
    std::span<const InputCard> inputs;
};

/// All formulas of a volume, in the order of `VolumeFormulas`.
std::span<const VolumeFormulaCard> volume_catalogue();

const VolumeFormulaCard& card_of(VolumeFormulaId id);

/// As `find_formula`.
const VolumeFormulaCard* find_volume_formula(std::string_view name,
                                             std::optional<Unit> resource = std::nullopt);

}  // namespace kvit::charge
