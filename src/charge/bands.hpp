#pragma once

#include <optional>
#include <vector>

#include "charge/desk.hpp"

/// Диапазоны потребления электроэнергии of a plan on a day.
namespace kvit::charge::detail {

/// Предел диапазона of a month, with its origin.
struct BandLimit {
    Decimal value;
    trace::Source source;
};

/// Are there bands for this supply?
bool banded(const Desk& desk, const premises::Supply& supply);
/// The limits that hold on a day, raised where the supply heats with electricity; nullopt, and an
/// error, in a gap.
std::optional<std::vector<BandLimit>> band_limits(Desk& desk, const premises::Supply& supply,
                                                  Date day);
/// What a zone has in each band, one more than there are limits, at 1e-7.
std::vector<Decimal> band_volumes(Desk& desk, const premises::Supply& supply, Decimal zone,
                                  Decimal whole, const std::vector<BandLimit>& limits);

}  // namespace kvit::charge::detail
