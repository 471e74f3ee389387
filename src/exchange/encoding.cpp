#include "kvit/exchange/encoding.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "exchange/characters.hpp"
#include "exchange/encoding_tables.hpp"

namespace kvit::exchange {
namespace {

/// A character of the upper half and its byte.
struct Coded {
    char16_t code;
    unsigned char byte;
};
using Backwards = std::array<Coded, 128>;

/// The table by characters, so that one is found in seven steps.
constexpr Backwards by_character(const UpperHalf& upper) {
    Backwards sorted{};
    for (std::size_t i = 0; i < sorted.size(); ++i)
        sorted[i] = {upper[i], static_cast<unsigned char>(0x80 + i)};
    std::sort(sorted.begin(), sorted.end(),
              [](const Coded& a, const Coded& b) { return a.code < b.code; });
    return sorted;
}

constexpr Backwards windows1251_by_character = by_character(windows1251_upper);
constexpr Backwards cp866_by_character = by_character(cp866_upper);
constexpr Backwards koi8r_by_character = by_character(koi8r_upper);

/// Of a single-byte encoding.
const UpperHalf& upper_of(Encoding encoding) {
    if (encoding == Encoding::cp866) return cp866_upper;
    return encoding == Encoding::koi8r ? koi8r_upper : windows1251_upper;
}
const Backwards& backwards_of(Encoding encoding) {
    if (encoding == Encoding::cp866) return cp866_by_character;
    return encoding == Encoding::koi8r ? koi8r_by_character : windows1251_by_character;
}

std::optional<char> byte_of(const Backwards& table, char32_t code) {
    if (code < 0x80) return static_cast<char>(code);
    const auto found =
        std::lower_bound(table.begin(), table.end(), code,
                         [](const Coded& each, char32_t wanted) { return each.code < wanted; });
    if (found == table.end() || found->code != code) return std::nullopt;
    return static_cast<char>(found->byte);
}

constexpr std::string_view order_mark = "\xEF\xBB\xBF";

/// Walks over a text and knows the place, so that many errors cost no more than one.
class Walk {
  public:
    void over(char32_t code) {
        if (code == '\n') {
            ++place_.line;
            place_.column = 1;
        } else {
            ++place_.column;
        }
    }
    std::string path() const { return place_.to_string(); }
    const TextPlace& place() const { return place_; }

  private:
    TextPlace place_;
};

Text no_such_byte(Encoding encoding) {
    const std::string name(row_of(encoding).name);
    return {"байт, у которого есть значение в " + name, "a byte that has a meaning in " + name};
}

Text only_characters_of(Encoding encoding) {
    const std::string name(row_of(encoding).name);
    return {"символ, который есть в " + name, "a character that " + name + " has"};
}

Text utf8_expected() { return {"текст в UTF-8", "text in UTF-8"}; }

/// Calls `each(code, bytes)` for every character; ill-formed bytes become errors.
template <class F>
Errors for_each_character(std::string_view text, F each) {
    Errors errors;
    Walk walk;
    for (std::size_t at = 0; at < text.size();) {
        const Character found = character_at(text, at);
        if (found.bytes == 0) {
            if (errors.full()) {
                errors.count(1);
            } else {
                errors.add(ErrorCode::not_utf8, walk.path(),
                           hexadecimal("0x", static_cast<unsigned char>(text[at]), 2),
                           utf8_expected());
            }
            ++at;
            walk.over(0);
            continue;
        }
        each(found.code, walk, errors);
        walk.over(found.code);
        at += found.bytes;
    }
    return errors;
}

Result<std::string> checked_utf8(std::string_view text) {
    if (text.starts_with(order_mark)) text.remove_prefix(order_mark.size());
    Errors errors = for_each_character(text, [](char32_t, const Walk&, Errors&) {});
    if (!errors.empty()) return errors;
    return std::string(text);
}

}  // namespace

std::string TextPlace::to_string() const {
    return std::to_string(line) + ':' + std::to_string(column);
}

TextPlace place_of(Encoding encoding, std::string_view bytes, std::size_t at) {
    TextPlace place;
    for (std::size_t i = 0; i < std::min(at, bytes.size()); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        if (byte == '\n') {
            ++place.line;
            place.column = 1;
        } else if (encoding != Encoding::utf8 || (byte & 0xC0U) != 0x80U) {
            ++place.column;
        }
    }
    return place;
}

Result<std::string> decode(Encoding encoding, std::string_view bytes) {
    if (encoding == Encoding::utf8) return checked_utf8(bytes);
    const UpperHalf& upper = upper_of(encoding);
    Errors errors;
    Walk walk;
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const char32_t code = byte < 0x80 ? byte : upper[byte - 0x80U];
        if (byte >= 0x80 && code == 0) {
            if (errors.full())
                errors.count(1);
            else
                errors.add(ErrorCode::bad_text, walk.path(), hexadecimal("0x", byte, 2),
                           no_such_byte(encoding));
        } else {
            append_character(text, code);
        }
        walk.over(code);
    }
    if (!errors.empty()) return errors;
    return text;
}

bool is_plainly_utf8(std::string_view bytes) {
    bool beyond_ascii = false;
    for (std::size_t at = 0; at < bytes.size();) {
        const Character each = character_at(bytes, at);
        if (each.bytes == 0) return false;
        beyond_ascii = beyond_ascii || each.bytes > 1;
        at += each.bytes;
    }
    return beyond_ascii;
}

Result<std::string> encode(Encoding encoding, std::string_view text) {
    if (encoding == Encoding::utf8) {
        // Unlike a file, a text to be written keeps whatever it begins with.
        Errors errors = for_each_character(text, [](char32_t, const Walk&, Errors&) {});
        if (!errors.empty()) return errors;
        return std::string(text);
    }
    const Backwards& table = backwards_of(encoding);
    std::string bytes;
    bytes.reserve(text.size());
    Errors errors = for_each_character(text, [&](char32_t code, const Walk& walk, Errors& found) {
        if (const auto byte = byte_of(table, code)) {
            bytes += *byte;
        } else if (found.full()) {
            found.count(1);
        } else {
            std::string shown = "\"";
            append_character(shown, code);
            found.add(ErrorCode::bad_text, walk.path(), shown + "\" " + hexadecimal("U+", code, 4),
                      only_characters_of(encoding));
        }
    });
    if (!errors.empty()) return errors;
    return bytes;
}

bool has_all(Encoding encoding, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Character each = character_at(text, at);
        if (each.bytes == 0) return false;
        if (encoding != Encoding::utf8 && !byte_of(backwards_of(encoding), each.code)) return false;
        at += each.bytes;
    }
    return true;
}

}  // namespace kvit::exchange
