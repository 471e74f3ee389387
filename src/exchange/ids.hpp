#pragma once

#include <string_view>

#include "exchange/characters.hpp"
#include "kvit/base/limits.hpp"

namespace kvit::exchange {

/// Whether a text can be an id of a document: 1 to 128 bytes, no control characters, no spaces
/// around it.
constexpr bool is_id(std::string_view text) {
    constexpr std::string_view no_break_space = "\u00A0";
    if (text.empty() || text.size() > limits::id_bytes_max) return false;
    for (const std::string_view space : {std::string_view(" "), no_break_space})
        if (text.starts_with(space) || text.ends_with(space)) return false;
    for (std::size_t at = 0; at < text.size();) {
        const Character each = character_at(text, at);
        if (each.bytes == 0 || is_control(each.code)) return false;
        at += each.bytes;
    }
    return true;
}

/// Free text without what documents do not take.
constexpr bool is_text(std::string_view text) {
    if (text.size() > limits::text_bytes_max) return false;
    for (std::size_t at = 0; at < text.size();) {
        const Character each = character_at(text, at);
        if (each.bytes == 0 || (is_control(each.code) && each.code != '\t')) return false;
        at += each.bytes;
    }
    return true;
}

}  // namespace kvit::exchange
