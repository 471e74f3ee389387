#pragma once

#include <optional>
#include <string_view>

#include "exchange/digits.hpp"
#include "kvit/money/money.hpp"

namespace kvit::exchange {

/// Roubles as files write them: digits, then nothing or the sign and one or two digits. "7", "7,5"
/// and "7,50" are the same sum; no sign in front, no spaces, at most 15 digits of roubles.
constexpr std::optional<Money> roubles_of(std::string_view text, char sign) {
    const auto at = text.find(sign);
    const auto whole = text.substr(0, at);
    const auto part = at == text.npos ? std::string_view() : text.substr(at + 1);
    if (!all_digits(whole) || whole.size() > 15) return std::nullopt;
    if (at != text.npos && (!all_digits(part) || part.size() > 2)) return std::nullopt;
    std::int64_t kopecks = 0;
    for (const char c : whole) kopecks = kopecks * 10 + (c - '0');
    for (std::size_t i = 0; i < 2; ++i)
        kopecks = kopecks * 10 + (i < part.size() ? part[i] - '0' : 0);
    return Money::kopecks(kopecks);
}

}  // namespace kvit::exchange
