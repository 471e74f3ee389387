#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kvit/base/text.hpp"
#include "kvit/money/decimal.hpp"
#include "kvit/money/rounding.hpp"
#include "kvit/quantity/unit.hpp"
#include "kvit/trace/source.hpp"

namespace kvit::trace {

/// What a step of a derivation does.
enum class Operation : std::uint8_t {
    input,
    literal,
    add,
    subtract,
    multiply,
    divide,
    negate,
    minimum,
    maximum,
    select,  ///< operands: the chosen value, then both sides of the condition
    sum,
};

/// One step: an input, or an operation on earlier steps, with its exact value.
struct Step {
    Operation operation = Operation::input;
    std::string symbol;  ///< sign of an input or of a named intermediate; empty otherwise
    std::string value;   ///< exact decimal, or "p/q" where the decimal does not end
    std::string shown;   ///< the decimal, cut to 7 decimals and marked with "~" where inexact
    Unit unit;
    std::optional<SourceId> source;       ///< of an input
    std::vector<std::uint32_t> operands;  ///< earlier steps

    friend bool operator==(const Step&, const Step&) = default;
};

/// The expression of a formula as it was evaluated: steps in the order of evaluation, the last one
/// is the exact result, and how it was rounded.
struct Derivation {
    std::vector<Step> steps;
    Decimal rounded;
    Rounding rounding = Rounding::half_up;

    const Step& result() const { return steps.back(); }
    friend bool operator==(const Derivation&, const Derivation&) = default;
};

/// The expression on one line with values and units: "12.345 м³ × 39.56 ₽/м³".
std::string expression(const Derivation& derivation, Language language);

}  // namespace kvit::trace
