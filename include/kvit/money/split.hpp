#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <vector>

#include "kvit/base/error.hpp"
#include "kvit/base/int128.hpp"
#include "kvit/money/money.hpp"

namespace kvit {

/// Shares `total` in proportion to `weights` so that the parts sum to it exactly: each part is
/// rounded towards zero, and the kopecks left over go one each to the largest remainders, equal
/// remainders in the order of the list. Weights are not negative and not all zero
/// (`std::invalid_argument`); a negative total is shared as its positive mirror.
inline std::vector<Money> split(Money total, std::span<const std::int64_t> weights) {
    i128 sum = 0;
    for (const auto weight : weights) {
        if (weight < 0) throw std::invalid_argument("split: negative weight");
        sum += weight;
    }
    if (sum == 0) throw std::invalid_argument("split: no weight");

    const bool negative = total.is_negative();
    const i128 whole = negative ? -i128{total.kopecks()} : i128{total.kopecks()};
    std::vector<i128> parts(weights.size());
    std::vector<i128> remainders(weights.size());
    i128 left = whole;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const i128 product = whole * weights[i];  // below 2^126
        parts[i] = product / sum;
        remainders[i] = product % sum;
        left -= parts[i];
    }
    std::vector<std::size_t> order(weights.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
    for (i128 i = 0; i < left; ++i) ++parts[order[static_cast<std::size_t>(i)]];

    std::vector<Money> result;
    result.reserve(parts.size());
    for (const auto part : parts)
        result.push_back(Money::kopecks(static_cast<std::int64_t>(negative ? -part : part)));
    return result;
}

}  // namespace kvit
