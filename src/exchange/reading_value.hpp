#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kvit/exchange/intake.hpp"

namespace kvit::exchange {

/// Why something that was typed is refused.
struct IntakeProblem {
    IntakeReason reason = IntakeReason::not_of_form;
    std::string found{};
    Text expected{};
};

/// How readings are typed.
struct ReadingRule {
    std::string_view signs;  ///< one of these may stand before the decimals
    int decimals = 0;        ///< at most
};

/// What was typed as a canonical number: digits, then nothing or a sign and digits. Zeros in front
/// fall away; nothing is rounded, and there is no sign in front. Either `value` or `problem`.
struct TypedReading {
    std::optional<Decimal> value{};
    IntakeProblem problem{};
};

TypedReading reading_of(std::string_view typed, const ReadingRule& rule);

}  // namespace kvit::exchange
