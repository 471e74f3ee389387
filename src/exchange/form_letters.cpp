#include "exchange/form_letters.hpp"

#include <algorithm>

#include "exchange/characters.hpp"

namespace kvit::exchange {
namespace {

struct Lookalike {
    char32_t latin;
    char32_t cyrillic;
};

/// Small letters only where they look alike too: "h" is no "н".
constexpr Lookalike lookalikes[] = {
    {U'A', U'А'}, {U'B', U'В'}, {U'C', U'С'}, {U'E', U'Е'}, {U'H', U'Н'},
    {U'K', U'К'}, {U'M', U'М'}, {U'O', U'О'}, {U'P', U'Р'}, {U'T', U'Т'},
    {U'X', U'Х'}, {U'Y', U'У'}, {U'a', U'а'}, {U'c', U'с'}, {U'e', U'е'},
    {U'k', U'к'}, {U'o', U'о'}, {U'p', U'р'}, {U'x', U'х'}, {U'y', U'у'},
};

constexpr char32_t cyrillic_of(char32_t letter) {
    for (const auto& each : lookalikes)
        if (each.latin == letter) return each.cyrillic;
    return letter;
}

constexpr char32_t capital_of(char32_t letter) {
    const bool latin = letter >= U'a' && letter <= U'z';
    const bool cyrillic = letter >= U'а' && letter <= U'я';
    if (latin || cyrillic) return letter - 32;
    return letter == U'ё' ? U'Ё' : letter;
}

}  // namespace

std::string folded(std::string_view letters, std::span<const Leniency> lenient) {
    const auto lets = [&](Leniency leniency) {
        return std::find(lenient.begin(), lenient.end(), leniency) != lenient.end();
    };
    std::string out;
    for (std::size_t at = 0; at < letters.size();) {
        const Character each = character_at(letters, at);
        char32_t code = each.bytes == 0 ? 0xFFFD : each.code;
        if (lets(Leniency::latin_lookalikes)) code = cyrillic_of(code);
        if (lets(Leniency::lower_case)) code = capital_of(code);
        append_character(out, code);
        at += each.bytes == 0 ? 1 : each.bytes;
    }
    return out;
}

}  // namespace kvit::exchange
