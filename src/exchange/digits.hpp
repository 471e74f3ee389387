#pragma once

#include <algorithm>
#include <string_view>

namespace kvit::exchange {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether there is something, and nothing but digits.
constexpr bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

/// The number that a few digits mean; at most nine of them.
constexpr int number_of(std::string_view digits) {
    int number = 0;
    for (const char c : digits) number = number * 10 + (c - '0');
    return number;
}

}  // namespace kvit::exchange
