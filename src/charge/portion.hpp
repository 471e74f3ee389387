#pragma once

#include <vector>

#include "kvit/money/decimal.hpp"
#include "kvit/quantity/zone.hpp"
#include "kvit/trace/source.hpp"

namespace kvit::charge::detail {

/// A volume that some days share: `value` is of `of_days` days, of which a line takes its own.
struct Portion {
    Decimal value;
    trace::SourceId source{};
    int of_days = 0;
    bool filled = true;  ///< false: nothing was added to it yet

    bool same_value(const Portion& other) const {
        return value == other.value && of_days == other.of_days;
    }
};

/// The volume of a zone of the day, in portions that different days share.
struct ZoneVolume {
    Zone zone = Zone::single;
    std::vector<Portion> portions;
};

}  // namespace kvit::charge::detail
