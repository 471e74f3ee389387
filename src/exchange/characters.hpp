#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// UTF-8 one character at a time.
namespace kvit::exchange {

/// What stands at a place of a text; `bytes` is 0 where no well-formed character begins.
struct Character {
    char32_t code = 0;
    std::size_t bytes = 0;
};

/// The character that begins at `at`, which is inside the text.
constexpr Character character_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) -> char32_t {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const auto low = [&](std::size_t i) { return byte(i) & 0x3FU; };
    const char32_t lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    if (lead >= 0xC2 && lead < 0xE0 && continues(1)) return {(lead & 0x1FU) << 6U | low(1), 2};
    if (lead >= 0xE0 && lead < 0xF0 && continues(1) && continues(2)) {
        const char32_t code = (lead & 0x0FU) << 12U | low(1) << 6U | low(2);
        const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
        if (code >= 0x800 && !surrogate) return {code, 3};
    }
    if (lead >= 0xF0 && lead < 0xF5 && continues(1) && continues(2) && continues(3)) {
        const char32_t code = (lead & 0x07U) << 18U | low(1) << 12U | low(2) << 6U | low(3);
        if (code >= 0x10000 && code <= 0x10FFFF) return {code, 4};
    }
    return {};
}

/// The control characters of ASCII and those of Latin-1.
constexpr bool is_control(char32_t code) { return code < 0x20 || (code >= 0x7F && code < 0xA0); }

/// Characters of a well-formed text.
constexpr std::size_t characters_in(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) == 0x80U ? 0U : 1U;
    return count;
}

/// Appends a code point, which is none of the surrogates.
inline void append_character(std::string& out, char32_t code) {
    const auto add = [&](char32_t byte) { out += static_cast<char>(byte); };
    if (code < 0x80) {
        add(code);
    } else if (code < 0x800) {
        add(0xC0U | code >> 6U);
        add(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        add(0xE0U | code >> 12U);
        add(0x80U | (code >> 6U & 0x3FU));
        add(0x80U | (code & 0x3FU));
    } else {
        add(0xF0U | code >> 18U);
        add(0x80U | (code >> 12U & 0x3FU));
        add(0x80U | (code >> 6U & 0x3FU));
        add(0x80U | (code & 0x3FU));
    }
}

/// A number of at least `width` digits to the base of 16: "0x98", "U+2116".
inline std::string hexadecimal(std::string_view prefix, std::uint32_t number, int width) {
    std::string digits;
    for (; number != 0 || width > 0; number /= 16, --width)
        digits.insert(digits.begin(), "0123456789ABCDEF"[number % 16]);
    return std::string(prefix) + digits;
}

/// A piece of a file to be shown as what was found: in quotes, cut between characters, without
/// control characters.
inline std::string quoted(std::string_view text, std::size_t bytes_max = 80) {
    std::string out = "\"";
    std::size_t at = 0;
    while (at < text.size() && at < bytes_max) {
        const Character each = character_at(text, at);
        const bool shown = each.bytes != 0 && each.code >= 0x20 && each.code != 0x7F;
        if (shown)
            out += text.substr(at, each.bytes);
        else
            append_character(out, 0xFFFD);
        at += each.bytes != 0 ? each.bytes : 1;
    }
    if (at < text.size()) out += "…";
    return out + '"';
}

}  // namespace kvit::exchange
