#pragma once

#include <optional>

#include "kvit/money/money.hpp"

namespace kvit::format {

/// Σ `amount` of rows that a document gave; nullopt if that leaves the range of money.
template <class Rows>
std::optional<Money> sum_of_amounts(const Rows& rows) {
    try {
        Money sum;
        for (const auto& row : rows) sum += row.amount;
        return sum;
    } catch (const Overflow&) {
        return std::nullopt;
    }
}

/// For messages: the sum in quotes, as documents write it; empty if there is none.
inline std::string shown(const std::optional<Money>& sum) {
    return sum ? '"' + sum->to_string() + '"' : std::string();
}

}  // namespace kvit::format
