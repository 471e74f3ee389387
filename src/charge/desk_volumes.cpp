// How the volume of a supply is found: by meters and acts, or by norm.
#include <algorithm>

#include "charge/desk.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::charge::detail {
namespace {

/// No count of the law is larger: months, periods, a choice.
constexpr int law_count_max = 1'200;

}  // namespace

std::vector<const premises::Meter*> Desk::meters_of(const ServiceId& service) const {
    std::vector<const premises::Meter*> meters;
    for (const auto* meter : account_.meters)
        if (meter->service == service) meters.push_back(meter);
    return meters;
}

MeteringOf& Desk::metering(const ServiceId& service) {
    if (const auto at = metering_.find(service); at != metering_.end()) return at->second;
    return metering_.try_emplace(service, *this, service).first->second;
}

std::optional<law::VolumeRules> Desk::volume_rules(const ServiceId& service, Date day) {
    const auto& parameters = rules().law.parameters();
    const std::string common = "metering.volume";
    const std::string own = common + "." + service.text();
    auto found = rules().law.at<law::VolumeRules>(parameters.contains(own) ? own : common, day,
                                                  house_.known_on);
    if (found) return std::move(found->value);
    errors_.append_once(found.errors());
    return std::nullopt;
}

int Desk::law_count(std::string_view id, Date day, int least) {
    const auto found = rules().law.at(id, day, house_.known_on);
    if (!found) {
        errors_.append_once(found.errors());
        return least;
    }
    const auto count = found->value.at_scale(0);
    if (count && *count >= least && *count <= law_count_max) return static_cast<int>(*count);
    report({ErrorCode::out_of_range,
            std::string(id),
            found->value.to_string(),
            {"целое число от " + std::to_string(least) + " до " + std::to_string(law_count_max),
             "a whole number from " + std::to_string(least) + " to " +
                 std::to_string(law_count_max)}});
    return least;
}

std::optional<Decimal> Desk::plausible_month(const ServiceId& service) const {
    const auto found = rules().law.at("metering.plausible_month." + service.text(),
                                      month().first_day(), house_.known_on);
    if (!found) return std::nullopt;
    return found->value;
}

std::function<bool(Month)> Desk::counted_months(const ServiceId& service) const {
    for (const auto* supply : account_.supplies) {
        if (supply->service != service || !supply->heating) continue;
        const auto* regime = rules().tariffs.heating_of(*supply->heating);
        if (regime == nullptr || regime->season.values().empty()) continue;
        return [regime](Month month) {
            for (const auto& season : regime->season.values())
                if (season.value && season.valid.overlaps(month.interval())) return true;
            return false;
        };
    }
    return {};
}

bool Desk::interrupted(const ServiceId& service, Date day) const {
    return std::any_of(account_.interruptions.begin(), account_.interruptions.end(),
                       [&](const auto* interruption) {
                           return interruption->service == service &&
                                  interruption->fact.valid.contains(day);
                       });
}

std::optional<FoundVolume> Desk::volume(const premises::Supply& supply, Date day) {
    const Unit expected = resource_unit(supply);
    for (const auto* meter : meters_of(supply.service)) {
        if (!meter->fact.valid.contains(day) || meter->unit == expected) continue;
        report({ErrorCode::wrong_meter,
                meter->fact.path + ".unit",
                code_of(meter->unit),
                {code_of(expected), code_of(expected)}});
        return std::nullopt;
    }
    return metering(supply.service).on(day);
}

const premises::Supply* Desk::settled_late(const ServiceId& service) const {
    using premises::Method;
    for (const auto* supply : account_.supplies) {
        if (supply->service != service || !supply->fact.valid.overlaps(month().interval()))
            continue;
        const bool metered = supply->method == Method::metered_or_norm ||
                             supply->method == Method::hot_water || supply->method == Method::gas;
        return metered ? supply : nullptr;
    }
    return nullptr;
}

std::vector<LateVolume> Desk::late_volumes(const ServiceId& service) {
    return metering(service).late();
}

int Desk::months_of_difference(const ServiceId& service) {
    int months = 1;
    const auto& found = metering(service);
    for (const auto& meter : found.meters())
        if (meter.difference && !found.spreads(meter) &&
            meter.difference->from < month().previous().first_day())
            months = std::max(months, month().index() - Month::of(meter.difference->from).index());
    return months;
}

std::optional<Portion> Desk::norm_volume(const premises::Supply& supply, Date day) {
    const auto count = people(day);
    const auto per_person = norm(supply, supply.norm, day, ".norm");
    if (!count || !per_person) return std::nullopt;
    const Decimal product = per_person->value * count->value.unscaled();
    const auto label = [&](Language language) {
        return trace::measure_text(count->value, unit::person, language) + " × " +
               trace::measure_text(per_person->value, per_person->unit, language);
    };
    return Portion{.value = product,
                   .source = sources_.add({.kind = trace::SourceKind::computed,
                                           .id = supply.norm->text(),
                                           .label = {"по нормативу: " + label(Language::ru),
                                                     "by norm: " + label(Language::en)},
                                           .reference = sources_[per_person->source].reference}),
                   .of_days = month().days()};
}

namespace {

/// Days on which an account took the same: rounded together, as its lines are.
struct OwnStretch {
    std::vector<Portion> portions;
    Unit unit;
    std::string path;
    bool by_meter = false;
    int days = 0;

    bool same(const OwnStretch& other) const {
        return by_meter == other.by_meter && unit == other.unit &&
               std::equal(portions.begin(), portions.end(), other.portions.begin(),
                          other.portions.end(),
                          [](const auto& a, const auto& b) { return a.same_value(b); });
    }
};

void add_stretch(std::vector<OwnStretch>& stretches, OwnStretch stretch) {
    for (auto& earlier : stretches)
        if (earlier.same(stretch)) {
            earlier.days += stretch.days;
            return;
        }
    stretches.push_back(std::move(stretch));
}

}  // namespace

Desk::OwnVolume Desk::own_volume(const ServiceId& service) {
    OwnVolume own;
    std::vector<OwnStretch> stretches;
    const Date last = month().next().first_day() - 1;
    for (const auto* supply : account_.supplies) {
        using premises::Method;
        if (supply->service != service) continue;
        const bool heating = supply->method == Method::heating;
        const bool metered = heating || supply->method == Method::metered_or_norm ||
                             supply->method == Method::hot_water || supply->method == Method::gas;
        if (!metered || (heating && meters_of(service).empty())) continue;
        for (const auto& segment : segments(*supply)) {
            const auto found = volume(*supply, segment.from);
            if (!found) continue;  // reported when the account is charged
            OwnStretch stretch{.portions = {},
                               .unit = resource_unit(*supply),
                               .path = supply->fact.path,
                               .by_meter = found->basis != VolumeBasis::norm,
                               .days = segment.days()};
            for (const auto& zone : found->zones)
                stretch.portions.insert(stretch.portions.end(), zone.portions.begin(),
                                        zone.portions.end());
            if (!stretch.by_meter && !heating && !interrupted(service, segment.from))
                if (auto norm = norm_volume(*supply, segment.from))
                    stretch.portions.push_back(*norm);
            if (stretch.by_meter) own.has_meter = own.has_meter || segment.contains(last);
            add_stretch(stretches, std::move(stretch));
        }
    }
    for (const auto& stretch : stretches)
        for (const auto& portion : stretch.portions) {
            const Decimal part = computed(
                "days_part", stretch.unit,
                {portion.value, Decimal::whole(stretch.days), Decimal::whole(portion.of_days)},
                stretch.path);
            own.total = own.total + part;
            if (stretch.by_meter) own.by_meter = own.by_meter + part;
        }
    // What a late reading gives to earlier months was theirs in the common property: it moves now.
    if (settled_late(service) != nullptr)
        for (const auto& late : late_volumes(service)) own.total = own.total + late.value();
    return own;
}

Unit Desk::resource_unit(const premises::Supply& supply) const {
    const auto& books = rules().tariffs;
    const auto* tariff = supply.plan ? books.tariff(books.plan(*supply.plan)->rates.front().tariff)
                                     : books.tariff(supply.tariff);
    return unit::rub / tariff->unit;
}

Zone Desk::zone_of_norm(const premises::Supply& supply) const {
    return supply.plan ? rules().tariffs.plan(*supply.plan)->rates.front().zone : Zone::single;
}

const premises::Supply* Desk::supply_of(const ServiceId& service, Date day) const {
    for (const auto* supply : account_.supplies)
        if (supply->service == service && supply->fact.valid.contains(day)) return supply;
    return nullptr;
}

std::vector<metering::BilledReading> Desk::billed() {
    std::vector<metering::BilledReading> all;
    for (auto& [service, metering] : metering_) {
        const auto billed = metering.billed();
        all.insert(all.end(), billed.begin(), billed.end());
    }
    return all;
}

}  // namespace kvit::charge::detail
