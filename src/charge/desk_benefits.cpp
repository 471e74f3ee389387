// Льготы and other parameters that a line takes beside its tariff.
#include <algorithm>

#include "charge/desk.hpp"
#include "charge/valid_on.hpp"

namespace kvit::charge::detail {

std::vector<const premises::BenefitGrant*> Desk::benefits_on(const ServiceId& service,
                                                             Date day) const {
    std::vector<const premises::BenefitGrant*> found;
    for (const auto* grant : account_.benefits) {
        if (!grant->fact.valid.contains(day)) continue;
        const auto& benefit = *rules().tariffs.benefit(grant->benefit);
        const bool for_service = std::find(benefit.services.begin(), benefit.services.end(),
                                           service) != benefit.services.end();
        if (for_service && benefit.shape != tariff::BenefitShape::tariff) found.push_back(grant);
    }
    return found;
}

Date Desk::benefit_since(const premises::BenefitGrant& grant, const premises::Supply& supply,
                         Date day) const {
    Date since = Date::open_start();
    const auto see = [&](const auto& values) {
        if (const auto* dated = values.at(day, house_.known_on))
            since = std::max(since, dated->valid.from);
    };
    const auto see_norm = [&](const std::optional<NormId>& id) {
        if (id) see(rules().tariffs.norm(*id)->values);
    };
    const auto& benefit = *rules().tariffs.benefit(grant.benefit);
    see(benefit.share);
    see(benefit.area_standard);
    if (benefit.base != tariff::BenefitBase::up_to_norm) return since;
    see_norm(benefit.norm ? benefit.norm : supply.norm);
    if (supply.method == premises::Method::gas && !benefit.norm)
        for (const auto& norm : {supply.water_norm, supply.area_norm}) see_norm(norm);
    return since;
}

std::optional<TariffId> Desk::lower_tariff(const ServiceId& service, Date day) const {
    for (const auto* grant : account_.benefits) {
        if (!grant->fact.valid.contains(day)) continue;
        const auto& benefit = *rules().tariffs.benefit(grant->benefit);
        const bool for_service = std::find(benefit.services.begin(), benefit.services.end(),
                                           service) != benefit.services.end();
        if (for_service && benefit.tariff) return benefit.tariff;
    }
    return std::nullopt;
}

std::vector<Desk::ZoneTotal> Desk::zone_totals(const premises::Supply& supply, Date day, int days) {
    std::vector<ZoneTotal> totals;
    const auto found = volume(supply, day);
    if (!found) return totals;
    for (const auto& zone : found->zones) {
        Decimal sum;
        for (const auto& portion : zone.portions)
            sum = sum +
                  computed("days_part", resource_unit(supply),
                           {portion.value, Decimal::whole(days), Decimal::whole(portion.of_days)},
                           supply.fact.path);
        totals.push_back({zone.zone, sum});
    }
    return totals;
}

bool Desk::billed_alike(const premises::Supply& supply, Month month) {
    const auto& meters = metering(supply.service).meters();
    const Interval days = month.interval();
    const auto of_month = meters_of(supply.service);
    const auto counted = std::count_if(of_month.begin(), of_month.end(), [&](const auto* meter) {
        return meter->fact.valid.overlaps(days);
    });
    if (meters.size() != 1 || counted != 1) return false;
    const auto& meter = meters.front();
    const auto holds = [&](const auto* fact) {
        return fact != nullptr && fact->fact.valid.contains(days);
    };
    const auto of_service = [&](const auto& facts) {
        return std::any_of(facts.begin(), facts.end(), [&](const auto* fact) {
            return fact->service == supply.service && fact->fact.valid.overlaps(days);
        });
    };
    const bool troubled = std::any_of(
        account_.meter_states.begin(), account_.meter_states.end(), [&](const auto* state) {
            return state->meter == meter.meter->id && state->fact.valid.overlaps(days);
        });
    const bool verified = !meter.meter->verified_until || *meter.meter->verified_until >= days.to;
    return meter.meter->start.size() == 1 && supply.fact.valid.contains(days) &&
           holds(meter.meter) && holds(valid_on(account_.accounts, days.from)) &&
           holds(valid_on(account_.occupancy, days.from)) && verified && !troubled &&
           !of_service(account_.volume_acts) && !of_service(account_.interruptions);
}

std::optional<Found> Desk::parameter(const premises::Supply& supply, const std::string& id,
                                     Date day, Unit expected) {
    const auto value = rules().law.at(id, day, house_.known_on);
    if (!value) {
        for (auto error : value.errors().list()) {
            error.path = supply.fact.path;
            report(std::move(error));
        }
        return std::nullopt;
    }
    const auto& parameter = rules().law.parameters().find(id)->second;
    if (parameter.unit != expected) {
        report(
            {ErrorCode::unit_mismatch,
             supply.fact.path,
             code_of(parameter.unit),
             {id + " в единицах " + code_of(expected), id + " in units of " + code_of(expected)}});
        return std::nullopt;
    }
    return Found{value->value, parameter.unit,
                 sources_.add({.kind = trace::SourceKind::law,
                               .id = id,
                               .label = parameter.title,
                               .valid = value->valid,
                               .reference = value->reference})};
}

}  // namespace kvit::charge::detail
