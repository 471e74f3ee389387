#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kvit::bonus {

/// How a number of a metric is compared.
enum class Comparison : std::uint8_t {
    is_true,  ///< a boolean metric alone
    eq,
    ne,
    lt,
    le,
    gt,
    ge,
};

/// Condition (условие): a node of a closed tree. An empty one holds of everybody: what a programme
/// does not ask for, it does not ask for.
struct Condition {
    enum class Kind : std::uint8_t {
        any_case,         ///< always holds
        all,              ///< each of `of`
        any,              ///< at least one of `of`
        negation,         ///< not the one of `of`
        metric,           ///< `metric` compared with `value`
        every_month,      ///< the one of `of` in each month of the span
        some_month,       ///< in at least one
        no_month,         ///< in none
        months_at_least,  ///< in `value` of them or more
        level_in,         ///< the level of the review is one of `levels`
    };

    Kind kind = Kind::any_case;
    std::vector<Condition> of{};
    std::string metric{};
    Comparison comparison = Comparison::is_true;
    std::int64_t value = 0;
    std::vector<std::string> levels{};

    friend bool operator==(const Condition&, const Condition&) = default;
};

}  // namespace kvit::bonus
