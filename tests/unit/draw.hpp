#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "kvit/formula/kind.hpp"
#include "unit/random.hpp"

namespace kvit::test {

/// How the values of a row are drawn; rows of one habit reach corners that a mixture hardly meets.
enum class Habit : std::uint8_t {
    mixed,  ///< each value in a habit of its own
    edge,   ///< the ends of the legal range, 0, and one raw unit
    round,  ///< few decimals, as people write: here the exact halves are
    usual,  ///< what the narrow reading admits
    small,  ///< any number of digits
    uniform
};

/// A raw integer of the legal extent of a kind.
inline std::int64_t draw(Random& random, const formula::Kind& kind, Habit habit) {
    const std::int64_t least = kind.raw_min(kind.legal);
    const std::int64_t most = kind.legal.raw_max;
    const auto legal = [&](std::int64_t raw) { return std::clamp(raw, least, most); };
    const auto any_sign = [&](std::int64_t raw) { return random.one_in(2) ? raw : -raw; };
    switch (habit) {
        case Habit::edge: {
            const std::int64_t edges[] = {least, most, 0, 1, -1, most - 1, least + 1};
            return legal(edges[random.below(std::size(edges))]);
        }
        case Habit::round: {
            const auto decimals =
                std::min<int>(kind.legal.decimals, static_cast<int>(random.below(4)));
            const auto unit =
                static_cast<std::int64_t>(power_of_ten(kind.legal.decimals - decimals));
            const auto digits =
                static_cast<std::int64_t>(power_of_ten(1 + static_cast<int>(random.below(4))));
            const std::int64_t five = random.one_in(2) ? 5 : 1;
            return legal(any_sign(random.between(0, digits) * five * unit));
        }
        case Habit::usual: {
            const int finer = kind.legal.decimals - kind.usual.decimals;
            const auto unit = static_cast<std::int64_t>(power_of_ten(finer));
            return legal(random.between(kind.raw_min(kind.usual), kind.usual.raw_max) * unit);
        }
        case Habit::small:
            return legal(any_sign(random.between(0, most) >> random.below(48)));
        case Habit::uniform:
            return random.between(least, most);
        case Habit::mixed:
            break;
    }
    return draw(random, kind, static_cast<Habit>(1 + random.below(5)));
}

}  // namespace kvit::test
