// Льготы and other parameters that a line takes beside its tariff.
#include <algorithm>

#include "charge/desk.hpp"

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
