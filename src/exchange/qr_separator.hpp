#pragma once

#include <string_view>

namespace kvit::exchange {

/// Those that a code is made with, the first one that no value has.
inline constexpr std::string_view separators = "|#;:^_~{}!$%&()*+,/@";

/// Whether a byte can separate requisites: a sign of ASCII that cannot be a part of a key.
constexpr bool may_separate(char c) {
    const bool sign = c > 0x20 && c < 0x7F;
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    const bool digit = c >= '0' && c <= '9';
    return sign && !letter && !digit && c != '=';
}

}  // namespace kvit::exchange
