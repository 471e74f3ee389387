#pragma once

#include "kvit/charge/formulas/volume.hpp"

namespace kvit::charge {

/// Часть месяца: a line whose inputs hold for d of D days takes d / D of any formula, and is
/// rounded as a line of its own.
template <class D>
struct PartOfMonth {
    In<D, kind::days, "d"> days;
    In<D, kind::days_of_month, "D"> of_days;

    constexpr auto of(const auto& whole) const { return whole * days / of_days; }
};

}  // namespace kvit::charge
