#pragma once

#include "kvit/formula/kinds.hpp"

namespace kvit::format {

/// Площадь как факт: what a fact states has some area, while a formula may well count with none.
inline constexpr formula::Kind positive_area = [] {
    formula::Kind kind = kind::area;
    kind.sign = formula::Sign::positive;
    return kind;
}();

}  // namespace kvit::format
