#pragma once

#include <cstddef>
#include <string_view>

namespace kvit::formula {

/// The sign of a quantity in a formula ("V", "T_heat"), as a template argument; of fixed size, so
/// that all of them are of one type.
struct Symbol {
    static constexpr std::size_t size_max = 15;
    char text[size_max + 1]{};

    template <std::size_t Size>
    constexpr Symbol(const char (&literal)[Size]) {  // NOLINT: written as a plain literal
        static_assert(Size <= size_max + 1, "kvit: the symbol is too long");
        for (std::size_t i = 0; i < Size; ++i) text[i] = literal[i];
    }
    constexpr std::string_view view() const { return text; }
};

}  // namespace kvit::formula
