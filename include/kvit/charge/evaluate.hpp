#pragma once

#include <optional>
#include <span>

#include "kvit/base/result.hpp"
#include "kvit/charge/catalogue.hpp"
#include "kvit/money/money.hpp"

namespace kvit::charge {

/// d of D days: the share of a month (or of the days of a supply) for which a line holds.
struct DayShare {
    int days;
    int of_days;

    friend constexpr bool operator==(const DayShare&, const DayShare&) = default;
};

/// What a formula gives.
struct Outcome {
    Money amount;      ///< the exact value rounded once, half up, to the kopeck
    Decimal quantity;  ///< the volume of the line, rounded half up to 1e-7 (`volume_carry_7`)
    Decimal price;     ///< roubles for a unit of it, rounded half up to 1e-7, for printing alone

    friend bool operator==(const Outcome&, const Outcome&) = default;
};

/// The fast reading. `inputs` stand in the order of the card. Errors: `wrong_input` for another
/// number of inputs; `too_precise`, `out_of_range` with the symbol as the path; `overflow` where
/// the result does not fit, as a volume of a house divided by an area of next to nothing.
Result<Outcome> evaluate(FormulaId id, std::span<const Decimal> inputs,
                         std::optional<DayShare> share = std::nullopt);

/// The exact reading of the same formula, in rational numbers: the oracle of the tests and of an
/// audit. Same errors.
Result<Outcome> evaluate_exact(FormulaId id, std::span<const Decimal> inputs,
                               std::optional<DayShare> share = std::nullopt);

/// A formula of a volume, in the fast and in the exact reading: the exact value rounded once, half
/// up, to 1e-7 (`volume_carry_7`), without superfluous zeros. Same errors.
Result<Decimal> evaluate(VolumeFormulaId id, std::span<const Decimal> inputs);
Result<Decimal> evaluate_exact(VolumeFormulaId id, std::span<const Decimal> inputs);

}  // namespace kvit::charge
