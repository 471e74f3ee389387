#pragma once

#include <vector>

#include "charge/desk.hpp"
#include "charge/quality/span.hpp"

namespace kvit::charge::detail {

/// What an account is charged in the month for a service of one provider to one creditor.
struct Charged {
    const premises::Supply* supply = nullptr;
    Money amount{};   ///< what a reduction is a share of
    Decimal water{};  ///< m³ on these lines
    Interval hull{};  ///< from the first to the last day of the service in the month
    int days = 0;     ///< of the service in the month
    Spans spans{};    ///< its hours in the month that a breach can reduce

    bool is_of(const ChargeLine& line) const {
        return line.service == supply->service && line.provider == supply->provider &&
               line.creditor == supply->creditor;
    }
};

/// The charges of the services that have a breach, in the order of supplies. Past months, acts and
/// benefits are no part of what the month costs.
std::vector<Charged> charged_with_breaches(Desk& desk, const std::vector<ChargeLine>& lines);

}  // namespace kvit::charge::detail
