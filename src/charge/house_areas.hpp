#pragma once

#include "kvit/premises/house.hpp"

namespace kvit::charge::detail {

/// The premises of a house on a day.
struct PremisesTotal {
    Decimal area;
    std::size_t premises = 0;
};

inline PremisesTotal area_of_premises(const premises::House& house, Date day) {
    PremisesTotal total;
    for (const auto& premises : house.premises) {
        if (!premises.fact.valid.contains(day)) continue;
        total.area = total.area + premises.area;
        ++total.premises;
    }
    return total;
}

}  // namespace kvit::charge::detail
