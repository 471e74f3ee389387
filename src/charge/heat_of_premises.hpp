#pragma once

#include "charge/desk.hpp"

namespace kvit::charge::detail {

/// V_i of formula 3 for centrally heated premises without a meter of their own.
struct UnmeteredHeat {
    Decimal volume;
    bool by_mean = false;  ///< formula 3(7), otherwise 3(6)
};

/// Formula 3(6) for a volume of the house.
std::optional<Decimal> heat_by_house(Desk& desk, const ResourceMonth& resource, Decimal house,
                                     Decimal area);

/// Formula 3(6), or 3(7) where some premises have meters and the policy takes their mean; nullopt,
/// and an error of the desk, where the common area is not known.
std::optional<UnmeteredHeat> unmetered_heat(Desk& desk, const ResourceMonth& resource,
                                            Decimal area);

}  // namespace kvit::charge::detail
