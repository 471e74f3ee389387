// Where a month is cut for a supply.
#include <algorithm>

#include "charge/desk.hpp"
#include "charge/valid_on.hpp"

namespace kvit::charge::detail {

void Desk::cut_by(const premises::Supply& supply, std::vector<Date>& cuts) const {
    const auto cut = [&](Interval interval) {
        cuts.push_back(interval.from);
        cuts.push_back(interval.to);
    };
    const auto cut_values = [&](const auto* priced) {
        if (priced == nullptr) return;
        for (const auto& value : priced->values.values()) cut(value.valid);
    };
    const auto& books = rules().tariffs;
    cut(supply.fact.valid);
    cut_values(books.tariff(supply.tariff));
    if (supply.heat_tariff) cut_values(books.tariff(*supply.heat_tariff));
    if (supply.norm) cut_values(books.norm(*supply.norm));
    if (supply.heating_norm) cut_values(books.norm(*supply.heating_norm));
    for (const auto* meter : meters_of(supply.service)) cut(meter->fact.valid);
    for (const auto* act : account_.installability)
        if (act->service == supply.service) cut(act->fact.valid);
    const auto& parameters = rules().law.parameters();
    if (const auto at = parameters.find(raising_factor_parameter(supply.service));
        at != parameters.end()) {
        cut_values(&at->second);
        const Date until = at->second.covered_until(house_.known_on);
        if (until != Date::open_end()) cuts.push_back(until + 1);
    }
}

std::vector<Interval> Desk::segments(const premises::Supply& supply) const {
    std::vector<Date> cuts;
    const auto cut = [&](Interval interval) {
        cuts.push_back(interval.from);
        cuts.push_back(interval.to);
    };
    cut(month().interval());
    for (const auto* account : account_.accounts) cut(account->fact.valid);
    for (const auto* premises : account_.premises) cut(premises->fact.valid);
    for (const auto* occupancy : account_.occupancy) cut(occupancy->fact.valid);
    for (const auto& chosen : rules().policy.choices()) cut(chosen.valid);
    cut_by(supply, cuts);
    if (supply.method == premises::Method::waste_water)
        for (const auto* feeder : account_.supplies)
            if (feeder->method == premises::Method::metered_or_norm ||
                feeder->method == premises::Method::hot_water)
                cut_by(*feeder, cuts);

    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    std::vector<Interval> segments;
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        const Interval segment{cuts[i], cuts[i + 1]};
        if (month().interval().contains(segment) && supply.fact.valid.contains(segment) &&
            valid_on(account_.accounts, segment.from) != nullptr)
            segments.push_back(segment);
    }
    return segments;
}

}  // namespace kvit::charge::detail
