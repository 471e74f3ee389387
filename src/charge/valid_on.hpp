#pragma once

#include <vector>

#include "kvit/calendar/date.hpp"

namespace kvit::charge::detail {

/// The fact that is valid on a day; null if none is. Facts about one subject do not overlap.
template <class Fact>
const Fact* valid_on(const std::vector<const Fact*>& facts, Date day) {
    for (const auto* fact : facts)
        if (fact->fact.valid.contains(day)) return fact;
    return nullptr;
}

}  // namespace kvit::charge::detail
