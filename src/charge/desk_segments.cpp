// Where a month is cut for a supply.
#include <algorithm>

#include "charge/desk.hpp"
#include "charge/valid_on.hpp"

namespace kvit::charge::detail {

namespace {

void cut_by_values(const auto& effective, std::vector<Date>& cuts) {
    for (const auto& value : effective.values()) {
        cuts.push_back(value.valid.from);
        cuts.push_back(value.valid.to);
    }
}

}  // namespace

void Desk::cut_plan(const tariff::Plan& plan, std::vector<Date>& cuts) const {
    for (const auto& rate : plan.rates)
        cut_by_values(rules().tariffs.tariff(rate.tariff)->values, cuts);
    for (const auto& limit : plan.limits) cut_by_values(limit, cuts);
    cut_by_values(plan.electric_heating, cuts);
}

void Desk::cut_by(const premises::Supply& supply, std::vector<Date>& cuts) const {
    const auto cut = [&](Interval interval) {
        cuts.push_back(interval.from);
        cuts.push_back(interval.to);
    };
    const auto cut_values = [&](const auto* priced) {
        if (priced == nullptr) return;
        cut_by_values(priced->values, cuts);
    };
    const auto& books = rules().tariffs;
    cut(supply.fact.valid);
    cut_values(books.tariff(supply.tariff));
    if (supply.plan) cut_plan(*books.plan(*supply.plan), cuts);
    if (supply.heat_tariff) cut_values(books.tariff(*supply.heat_tariff));
    if (supply.norm) cut_values(books.norm(*supply.norm));
    for (const auto& norm : {supply.heating_norm, supply.water_norm, supply.area_norm})
        if (norm) cut_values(books.norm(*norm));
    for (const auto* meter : meters_of(supply.service)) {
        cut(meter->fact.valid);
        if (meter->verified_until) cuts.push_back(*meter->verified_until);
        for (const auto* state : account_.meter_states)
            if (state->meter == meter->id) cut(state->fact.valid);
    }
    const auto cut_facts = [&](const auto& facts) {
        for (const auto* fact : facts)
            if (fact->service == supply.service) cut(fact->fact.valid);
    };
    cut_facts(account_.installability);
    cut_facts(account_.volume_acts);
    cut_facts(account_.interruptions);
    cut_facts(account_.plots);
    const auto& parameters = rules().law.parameters();
    const auto cut_parameter = [&](const std::string& id) {
        const auto at = parameters.find(id);
        if (at == parameters.end()) return;
        cut_values(&at->second);
        const Date until = at->second.covered_until(house_.known_on);
        if (until != Date::open_end()) cuts.push_back(until + 1);
    };
    for (const auto* grant : account_.benefits) {
        const auto& benefit = *books.benefit(grant->benefit);
        if (std::find(benefit.services.begin(), benefit.services.end(), supply.service) ==
            benefit.services.end())
            continue;
        cut(grant->fact.valid);
        cut_by_values(benefit.share, cuts);
        cut_by_values(benefit.area_standard, cuts);
        if (benefit.tariff) cut_by_values(books.tariff(*benefit.tariff)->values, cuts);
        if (benefit.norm) cut_by_values(books.norm(*benefit.norm)->values, cuts);
    }
    for (const auto* plot : account_.plots)
        if (plot->service == supply.service) cut_by_values(books.norm(plot->norm)->values, cuts);
    using premises::Method;
    if (supply.method == Method::heating || supply.method == Method::common_property ||
        supply.method == Method::common_needs) {
        // Shares of the house change with any of its areas.
        for (const auto& premises : house_.house.premises) cut(premises.fact.valid);
        for (const auto& area : house_.house.common_areas) cut(area.fact.valid);
    }
    if (supply.method == Method::solid_waste_containers) {
        // Shares of the house change with anybody's people or area.
        for (const auto& account : house_.accounts) {
            for (const auto* open : account.accounts) cut(open->fact.valid);
            for (const auto* occupancy : account.occupancy) cut(occupancy->fact.valid);
            for (const auto* premises : account.premises) cut(premises->fact.valid);
        }
    }
    if (supply.heating)
        if (const auto* regime = books.heating_of(*supply.heating)) {
            cut_by_values(regime->payment, cuts);
            cut_by_values(regime->season, cuts);
            cut_by_values(regime->months, cuts);
        }
    cut_parameter("metering.volume");
    cut_parameter("metering.volume." + supply.service.text());
    using law::MeterCondition;
    for (const auto reason :
         {MeterCondition::no_meter, MeterCondition::failed, MeterCondition::no_access})
        cut_parameter(raising_factor_parameter(supply.service, reason));
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
