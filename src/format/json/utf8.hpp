#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kvit::format::json {

/// Bytes of the well-formed UTF-8 sequence that begins at `at`, 1..4; 0 if there is none.
constexpr std::size_t utf8_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    const auto within = [&](std::size_t i, unsigned low, unsigned high) {
        return low <= byte(i) && byte(i) <= high;
    };
    if (at >= text.size()) return 0;
    const unsigned lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    if (lead < 0xE0) return within(1, 0x80, 0xBF) ? 2 : 0;
    // The second byte shuts out overlong forms, surrogates and what lies above U+10FFFF.
    if (lead < 0xF0) {
        const bool second = within(1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF);
        return second && within(2, 0x80, 0xBF) ? 3 : 0;
    }
    const bool second = within(1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF);
    return second && within(2, 0x80, 0xBF) && within(3, 0x80, 0xBF) ? 4 : 0;
}

/// Where the first ill-formed byte stands; npos if there is none.
constexpr std::size_t ill_formed_at(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t length = utf8_length(text, at);
        if (length == 0) return at;
        at += length;
    }
    return std::string_view::npos;
}

constexpr bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// Characters of a well-formed text.
constexpr std::size_t character_count(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) count += is_continuation(c) ? 0U : 1U;
    return count;
}

/// The text with U+FFFD in place of each ill-formed byte.
inline std::string well_formed(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8_length(text, at);
        out += length != 0 ? text.substr(at, length) : std::string_view("\uFFFD");
        at += length != 0 ? length : 1;
    }
    return out;
}

/// The beginning of a text that may be long, cut between characters.
inline std::string shortened(std::string_view text, std::size_t bytes_max = 80) {
    if (text.size() <= bytes_max) return std::string(text);
    std::size_t end = bytes_max;
    while (end > 0 && is_continuation(text[end])) --end;
    return std::string(text.substr(0, end)) + "…";
}

}  // namespace kvit::format::json
