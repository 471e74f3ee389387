#include "charge/quality/charged.hpp"

#include "charge/methods/method.hpp"

namespace kvit::charge::detail {
namespace {

using premises::Method;

bool is_charge(Component component) {
    switch (component) {
        case Component::whole:
        case Component::water:
        case Component::heat:
        case Component::excess:
        case Component::plot:
        case Component::absence:
            return true;
        default:
            return false;
    }
}

/// On a day of a shut-down service nothing is charged by norm: there is nothing to reduce.
bool not_charged(Desk& desk, const premises::Supply& supply, Date day) {
    if (!desk.interrupted(supply.service, day)) return false;
    if (supply.method == Method::gas) return true;
    if (supply.method != Method::metered_or_norm && supply.method != Method::hot_water)
        return false;
    const auto found = desk.volume(supply, day);
    return found && found->basis == VolumeBasis::norm;
}

void add_days(Desk& desk, const premises::Supply& supply, Charged& charged) {
    for (const auto& days : desk.segments(supply)) {
        charged.hull = charged.days == 0 ? days : hull(charged.hull, days);
        charged.days += days.days();
        if (!not_charged(desk, supply, days.from))
            charged.spans.push_back({second_of(days.from), second_of(days.to)});
    }
}

}  // namespace

std::vector<Charged> charged_with_breaches(Desk& desk, const std::vector<ChargeLine>& lines) {
    std::vector<Charged> all;
    const auto& breaches = desk.account().quality_breaches;
    for (const auto* supply : desk.account().supplies) {
        const bool touched = std::any_of(breaches.begin(), breaches.end(), [&](const auto* breach) {
            return breach->service == supply->service;
        });
        if (!touched || !supply->fact.valid.overlaps(desk.month().interval())) continue;
        auto same = std::find_if(all.begin(), all.end(), [&](const Charged& other) {
            return other.supply->service == supply->service &&
                   other.supply->provider == supply->provider &&
                   other.supply->creditor == supply->creditor;
        });
        if (same == all.end()) {
            same = all.insert(all.end(), Charged{.supply = supply});
            for (const auto& line : lines) {
                if (!same->is_of(line) || !is_charge(line.component)) continue;
                same->amount += line.amount;
                if (card_of(line.formula).quantity_unit == unit::m3)
                    same->water = same->water + line.quantity;
            }
        }
        add_days(desk, *supply, *same);
    }
    std::erase_if(all, [](const Charged& charged) { return charged.days == 0; });
    return all;
}

}  // namespace kvit::charge::detail
