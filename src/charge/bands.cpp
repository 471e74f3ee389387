#include "charge/bands.hpp"

#include <string>

namespace kvit::charge::detail {
namespace {

void raise_for_heating(Desk& desk, const premises::Supply& supply, const tariff::Plan& plan,
                       Date day, BandLimit& limit) {
    const auto* raised =
        supply.electric_heating ? plan.electric_heating.at(day, desk.house().known_on) : nullptr;
    if (raised == nullptr || raised->value == Decimal::whole(1)) return;
    limit.value = desk.computed("band_limit_raised", unit::kwh, {limit.value, raised->value},
                                supply.fact.path);
    for (auto* text : {&limit.source.label.ru, &limit.source.label.en})
        *text += " × " + raised->value.to_string();
    limit.source.label.ru += " (электроотопление)";
    limit.source.label.en += " (electric heating)";
}

}  // namespace

bool banded(const Desk& desk, const premises::Supply& supply) {
    return !desk.rules().tariffs.plan(*supply.plan)->limits.empty() && !supply.bands_exempt;
}

std::optional<std::vector<BandLimit>> band_limits(Desk& desk, const premises::Supply& supply,
                                                  Date day) {
    std::vector<BandLimit> limits;
    if (!banded(desk, supply)) return limits;
    const auto& plan = *desk.rules().tariffs.plan(*supply.plan);
    for (std::size_t i = 0; i < plan.limits.size(); ++i) {
        const std::string band = std::to_string(i + 1);
        const auto* dated = plan.limits[i].at(day, desk.house().known_on);
        if (dated == nullptr) {
            desk.report({ErrorCode::tariff_gap,
                         supply.fact.path + ".plan",
                         supply.plan->text(),
                         {"предел диапазона " + band + " на " + day.to_string(),
                          "the limit of band " + band + " on " + day.to_string()}});
            return std::nullopt;
        }
        BandLimit limit{dated->value,
                        {.kind = trace::SourceKind::norm,
                         .id = plan.id.text(),
                         .label = {"предел диапазона " + band, "limit of band " + band},
                         .valid = dated->valid,
                         .reference = dated->reference}};
        raise_for_heating(desk, supply, plan, day, limit);
        limits.push_back(std::move(limit));
    }
    return limits;
}

std::vector<Decimal> band_volumes(Desk& desk, const premises::Supply& supply, Decimal zone,
                                  Decimal whole, const std::vector<BandLimit>& limits) {
    std::vector<Decimal> volumes;
    for (std::size_t i = 0; i <= limits.size(); ++i) {
        const Decimal low = i == 0 ? Decimal() : limits[i - 1].value;
        volumes.push_back(i == limits.size() ? desk.computed("band_above_volume", unit::kwh,
                                                             {zone, whole, low}, supply.fact.path)
                                             : desk.computed("band_volume", unit::kwh,
                                                             {zone, whole, low, limits[i].value},
                                                             supply.fact.path));
    }
    return volumes;
}

}  // namespace kvit::charge::detail
