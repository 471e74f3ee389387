// How the volume of a service is found: by meter, or by norm.
#include <algorithm>

#include "charge/desk.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::charge::detail {

std::vector<const premises::Meter*> Desk::meters_of(const ServiceId& service) const {
    std::vector<const premises::Meter*> meters;
    for (const auto* meter : account_.meters)
        if (meter->service == service) meters.push_back(meter);
    return meters;
}

bool Desk::has_meter(const ServiceId& service, Date day) const {
    return std::any_of(account_.meters.begin(), account_.meters.end(), [&](const auto* meter) {
        return meter->service == service && meter->fact.valid.contains(day);
    });
}

const metering::MeteredVolume* Desk::metered(const ServiceId& service) {
    const auto [at, fresh] = metered_.try_emplace(service);
    if (fresh) {
        auto volume = metering::difference_of_readings(meters_of(service), account_.readings,
                                                       house_.billed, month());
        if (volume) {
            at->second = *std::move(volume);
            if (at->second && at->second->from < month().previous().first_day())
                decide("difference_spans_months", service.text(),
                       {"Разность отсчитана от показания на " +
                            trace::date_text(at->second->from, Language::ru) +
                            ": расход нескольких месяцев отнесён на этот месяц; если за них уже "
                            "начислено по нормативу, нужен перерасчёт",
                        "The difference starts from the reading on " +
                            trace::date_text(at->second->from, Language::en) +
                            ": the consumption of several months falls on this month; if they "
                            "were charged by norm already, a recalculation is due"});
        } else {
            errors_.append_once(volume.errors());
            wrong_.insert(service);
        }
    }
    return at->second ? &*at->second : nullptr;
}

int Desk::metered_days(const ServiceId& service) const {
    int days = 0;
    for (const auto* supply : account_.supplies) {
        if (supply->service != service) continue;
        for (const auto& segment : segments(*supply))
            if (has_meter(service, segment.from)) days += segment.days();
    }
    return days;
}

std::optional<FoundVolume> Desk::volume(const premises::Supply& supply, Date day) {
    if (has_meter(supply.service, day)) {
        for (const auto* meter : meters_of(supply.service)) {
            const Unit expected = unit::rub / rules().tariffs.tariff(supply.tariff)->unit;
            if (meter->unit == expected) continue;
            report({ErrorCode::wrong_meter,
                    meter->fact.path + ".unit",
                    code_of(meter->unit),
                    {code_of(expected), code_of(expected)}});
            return std::nullopt;
        }
        if (const auto* metered_volume = metered(supply.service))
            return FoundVolume{VolumeBasis::meter, metered_volume->value,
                               sources_.add(metered_volume->source), metered_days(supply.service)};
        if (readings_wrong(supply.service)) return std::nullopt;
        const std::string name = supply.service.text();
        if (rules().policy.missing_reading(day) == law::MissingReading::refuse) {
            missing(supply, "", name,
                    {"показание прибора учёта за месяц", "a reading of the meter in the month"});
            return std::nullopt;
        }
        decide("norm_no_reading", name,
               {"Показание за месяц не передано: объём по нормативу без коэффициента; расчёт по "
                "среднему (п. 59) в этой версии не делается",
                "No reading in the month: the volume goes by norm without a factor; the average of "
                "p. 59 is not part of this version"});
    }
    const auto count = people(day);
    const auto per_person = norm(supply, supply.norm, day, ".norm");
    if (!count || !per_person) return std::nullopt;
    const Decimal product = per_person->value * count->value.unscaled();
    const auto label = [&](Language language) {
        return trace::measure_text(count->value, unit::person, language) + " × " +
               trace::measure_text(per_person->value, per_person->unit, language);
    };
    return FoundVolume{VolumeBasis::norm, product,
                       sources_.add({.kind = trace::SourceKind::computed,
                                     .id = supply.norm->text(),
                                     .label = {"по нормативу: " + label(Language::ru),
                                               "by norm: " + label(Language::en)},
                                     .reference = sources_[per_person->source].reference}),
                       month().days()};
}

const premises::Supply* Desk::supply_of(const ServiceId& service, Date day) const {
    for (const auto* supply : account_.supplies)
        if (supply->service == service && supply->fact.valid.contains(day)) return supply;
    return nullptr;
}

std::vector<metering::BilledReading> Desk::billed() const {
    std::vector<metering::BilledReading> all;
    for (const auto& [service, volume] : metered_)
        if (volume) all.insert(all.end(), volume->billed.begin(), volume->billed.end());
    return all;
}

}  // namespace kvit::charge::detail
