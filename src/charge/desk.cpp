// The lookups of the desk: areas, people, prices, norms, factors, each with its source.
#include "charge/desk.hpp"

#include <algorithm>

#include "charge/valid_on.hpp"
#include "kvit/formula/kinds.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::charge::detail {
namespace {

const premises::Premises* premises_on(const AccountFacts& account, Date day) {
    for (const auto* open : account.accounts) {
        if (!open->fact.valid.contains(day)) continue;
        for (const auto* premises : account.premises)
            if (premises->id == open->premises && premises->fact.valid.contains(day))
                return premises;
    }
    return nullptr;
}

}  // namespace

Desk::Desk(const HouseMonth& house, const AccountFacts& account)
    : house_(house), account_(account) {}

trace::SourceId Desk::fact_source(const premises::Fact& fact, Text label) {
    return sources_.add({.kind = trace::SourceKind::fact,
                         .id = fact.id.text(),
                         .label = std::move(label),
                         .valid = fact.valid,
                         .reference = fact.reference});
}

const premises::Account& Desk::open_account(Date day) const {
    return *valid_on(account_.accounts, day);
}

std::optional<Found> Desk::area(Date day) {
    const auto* premises = premises_on(account_, day);
    if (premises == nullptr) {
        report({ErrorCode::missing_fact,
                account_.accounts.front()->fact.path,
                day.to_string(),
                {"площадь помещения на этот день в premises",
                 "the area of the premises on this day in premises"}});
        return std::nullopt;
    }
    return Found{premises->area, unit::m2,
                 fact_source(premises->fact, {"площадь помещения " + premises->id.text(),
                                              "area of premises " + premises->id.text()})};
}

std::optional<Found> Desk::people(Date day) {
    if (const auto* premises = premises_on(account_, day);
        premises != nullptr && premises->kind == premises::PremisesKind::non_residential) {
        report({ErrorCode::unsupported,
                premises->fact.path + ".kind",
                "non_residential",
                {"жилое помещение: по людям и нормативам нежилые не начисляются (п. 43)",
                 "a dwelling: non-residential premises are not charged by people (p. 43)"}});
        return std::nullopt;
    }
    const auto* occupancy = valid_on(account_.occupancy, day);
    if (occupancy == nullptr) {
        report({ErrorCode::missing_fact,
                account_.accounts.front()->fact.path,
                day.to_string(),
                {"число проживающих на этот день в occupancy",
                 "the people on this day in occupancy"}});
        return std::nullopt;
    }
    std::int64_t count = occupancy->registered + occupancy->temporary;
    const bool away_count =
        rules().policy.temporarily_absent(day) == law::TemporarilyAbsent::counted;
    if (!away_count) count -= std::min(count, occupancy->absent);
    constexpr std::int64_t most = kind::people.legal.raw_max;
    if (count > most) {
        report({ErrorCode::out_of_range,
                occupancy->fact.path + ".registered",
                std::to_string(count),
                {"вместе с временно проживающими не больше " + std::to_string(most),
                 "with the temporary residents at most " + std::to_string(most)}});
        return std::nullopt;
    }
    Text label{"проживающие: постоянно " + std::to_string(occupancy->registered) + ", временно " +
                   std::to_string(occupancy->temporary),
               "residents: permanent " + std::to_string(occupancy->registered) + ", temporary " +
                   std::to_string(occupancy->temporary)};
    if (occupancy->absent > 0 && !away_count) {
        const std::string away = std::to_string(occupancy->absent);
        label.ru += ", временно отсутствуют и не считаются " + away;
        label.en += ", away and not counted " + away;
        decide("absent_not_counted", occupancy->fact.id.text(),
               {"Временно отсутствующие не считаются: " + away + " чел.",
                "People who are away do not count: " + away});
    }
    if (count == 0 && occupancy->registered + occupancy->temporary == 0) {
        const bool owners = rules().policy.nobody_registered(day) == law::NobodyRegistered::owners;
        if (owners && occupancy->owners == 0) {
            report({ErrorCode::missing_fact,
                    occupancy->fact.path + ".owners",
                    "0",
                    {"число собственников: никто не зарегистрирован (п. 56(2) Правил)",
                     "the number of owners: nobody is registered (p. 56(2) of the Rules)"}});
            return std::nullopt;
        }
        if (owners) {
            count = occupancy->owners;
            label = {"никто не зарегистрирован, считаются собственники (п. 56(2) Правил)",
                     "nobody is registered, the owners count (p. 56(2) of the Rules)"};
        }
        decide(owners ? "owners_counted" : "nobody_counted", occupancy->fact.id.text(),
               owners ? Text{"Никто не зарегистрирован: по нормативам считаются собственники, " +
                                 std::to_string(count) + " чел.",
                             "Nobody is registered: the owners count for norms, " +
                                 std::to_string(count)}
                      : Text{"Никто не зарегистрирован: по нормативам никто не считается",
                             "Nobody is registered: nobody counts for norms"});
    }
    return Found{Decimal::whole(count), unit::person,
                 fact_source(occupancy->fact, std::move(label))};
}

Text Desk::gap_text(Date day, bool known_later) const {
    if (known_later)
        return {
            "значение на " + day.to_string() + ", известное на " + house_.known_on.to_string(),
            "a value on " + day.to_string() + " that was known on " + house_.known_on.to_string()};
    return {"значение на " + day.to_string(), "a value on " + day.to_string()};
}

namespace {

/// Services whose prices and norms a supply may use: its own and that of its resource; hot water
/// takes the cold water tariff of a closed system, and the heat tariff and heating norm that
/// heating has too.
bool usable(const ServiceId& of, const premises::Supply& supply, std::string_view key) {
    if (of == supply.service || (supply.resource && of == *supply.resource)) return true;
    const bool hot_water = supply.method == premises::Method::hot_water || supply.heat_tariff;
    if (!hot_water) return false;
    if (key == ".tariff") return of == ServiceId("cold_water");
    return (key == ".heat_tariff" || key == ".heating_norm") && of == ServiceId("heating");
}

}  // namespace

bool Desk::own_tariff(const premises::Supply& supply, const tariff::Tariff& tariff,
                      std::string_view key) {
    const std::string path = supply.fact.path + std::string(key);
    if (!usable(tariff.service, supply, key)) {
        report({ErrorCode::contradiction,
                path,
                tariff.service.text(),
                {"тариф услуги " + supply.service.text(), "a tariff of " + supply.service.text()}});
        return false;
    }
    const bool of_plan = key.starts_with(".plan");
    if (!of_plan && (tariff.zone != Zone::single || (tariff.band && tariff.band->number != 1))) {
        report({ErrorCode::unsupported,
                path,
                tariff.id.text(),
                {"одна зона и первый диапазон; зоны и диапазоны описывает plan",
                 "one zone and the first band; zones and bands belong to a plan"}});
        return false;
    }
    return true;
}

bool Desk::own_norm(const premises::Supply& supply, const tariff::Norm& norm,
                    std::string_view key) {
    if (usable(norm.service, supply, key)) return true;
    report({ErrorCode::contradiction,
            supply.fact.path + std::string(key),
            norm.service.text(),
            {"норматив услуги " + supply.service.text(), "a norm of " + supply.service.text()}});
    return false;
}

std::optional<Found> Desk::price(const premises::Supply& supply, const TariffId& of_supply,
                                 Date day, std::string_view key) {
    const auto& book = rules().tariffs;
    const auto lower =
        key == ".tariff" ? lower_tariff(supply.service, day) : std::optional<TariffId>();
    const TariffId& id = lower ? *lower : of_supply;
    const auto* tariff = book.tariff(id);
    if (!own_tariff(supply, *tariff, key)) return std::nullopt;
    const auto* value = tariff->values.at(day, house_.known_on);
    if (value == nullptr) {
        report({ErrorCode::tariff_gap, supply.fact.path + std::string(key), id.text(),
                gap_text(day, tariff->values.at(day) != nullptr)});
        return std::nullopt;
    }
    const auto* provider = book.provider(tariff->provider);
    Text label = tariff->title;
    if (label.empty()) label = book.service(tariff->service)->title;
    for (auto* text : {&label.ru, &label.en}) *text += ", " + provider->name;
    trace::Reference reference = value->reference;
    if (tariff->band) {
        const auto& band = *tariff->band;
        const auto limit = [&](Language language) {
            const bool russian = language == Language::ru;
            const Unit resource = unit::rub / tariff->unit;
            std::string text = (russian ? ", диапазон " : ", band ") + std::to_string(band.number) +
                               (russian ? " до " : " up to ") +
                               trace::measure_text(band.up_to, resource, language);
            if (band.reference.standing == trace::Standing::assumed)
                text += russian ? " (предел принят условно)" : " (the limit is assumed)";
            return text;
        };
        label.ru += limit(Language::ru);
        label.en += limit(Language::en);
        if (!band.reference.note.empty())
            reference.note += (reference.note.empty() ? "" : "; ") + band.reference.note;
    }
    return Found{value->value, tariff->unit,
                 sources_.add({.kind = trace::SourceKind::tariff,
                               .id = id.text(),
                               .label = std::move(label),
                               .valid = value->valid,
                               .reference = std::move(reference)})};
}

std::optional<Found> Desk::norm(const premises::Supply& supply, const std::optional<NormId>& id,
                                Date day, std::string_view key) {
    if (!id) {
        missing(supply, key, "",
                {"норматив: объём нужно взять по нормативу", "a norm: the volume goes by norm"});
        return std::nullopt;
    }
    const auto* norm = rules().tariffs.norm(*id);
    if (!own_norm(supply, *norm, key)) return std::nullopt;
    const auto* value = norm->values.at(day, house_.known_on);
    if (value == nullptr) {
        report({ErrorCode::norm_gap, supply.fact.path + std::string(key), id->text(),
                gap_text(day, norm->values.at(day) != nullptr)});
        return std::nullopt;
    }
    Text label = norm->title;
    if (label.empty()) label = rules().tariffs.service(norm->service)->title;
    return Found{value->value, norm->unit,
                 sources_.add({.kind = trace::SourceKind::norm,
                               .id = id->text(),
                               .label = std::move(label),
                               .valid = value->valid,
                               .reference = value->reference})};
}

std::string raising_factor_parameter(const ServiceId& service, law::MeterCondition condition) {
    using law::MeterCondition;
    const bool no_access =
        condition == MeterCondition::no_access || condition == MeterCondition::no_access_again;
    const char* reason = condition == MeterCondition::no_meter ? "no_meter"
                         : no_access                           ? "no_access"
                                                               : "meter_failed";
    return "metering.raising_factor." + service.text() + "." + reason;
}

std::optional<Found> Desk::raising_factor(const premises::Supply& supply, const FoundVolume& volume,
                                          Date day) {
    if (volume.step != law::VolumeStep::norm_raised) return std::nullopt;
    const auto* act = [&]() -> const premises::Installability* {
        for (const auto* candidate : account_.installability)
            if (candidate->service == supply.service && candidate->fact.valid.contains(day))
                return candidate;
        return nullptr;
    }();
    const bool has_meter = volume.condition != law::MeterCondition::no_meter;
    if (act == nullptr ? !has_meter : !act->possible) return std::nullopt;
    const std::string id = raising_factor_parameter(supply.service, volume.condition);
    const auto& parameters = rules().law.parameters();
    const auto at = parameters.find(id);
    if (at == parameters.end()) return std::nullopt;  // the law knows no factor for this service
    const auto value = rules().law.at(id, day, house_.known_on);
    if (!value) {
        for (auto error : value.errors().list()) {
            error.path = supply.fact.path;
            report(std::move(error));
        }
        return std::nullopt;
    }
    if (at->second.unit != unit::none) {
        report({ErrorCode::unit_mismatch,
                supply.fact.path,
                code_of(at->second.unit),
                {"коэффициент " + id + " в единицах 1", "the factor " + id + " in units of 1"}});
        return std::nullopt;
    }
    // Below 1 it would lower the charge of those who have no meter.
    if (value->value < Decimal::whole(1)) {
        report({ErrorCode::out_of_range,
                supply.fact.path,
                value->value.to_string(),
                {"коэффициент " + id + " не меньше 1", "the factor " + id + " of at least 1"}});
        return std::nullopt;
    }
    if (value->value == Decimal(1, 0)) return std::nullopt;  // the law says that nothing is raised
    return Found{value->value, unit::none,
                 sources_.add({.kind = trace::SourceKind::law,
                               .id = id,
                               .label = at->second.title,
                               .valid = value->valid,
                               .reference = value->reference})};
}

void Desk::decide(std::string_view code, const std::string& subject, Text text) {
    const Decision decision{.code = std::string(code), .subject = subject, .text = std::move(text)};
    if (std::find(decisions_.begin(), decisions_.end(), decision) == decisions_.end())
        decisions_.push_back(decision);
}

void Desk::missing(const premises::Supply& supply, std::string_view key, const std::string& found,
                   Phrase expected) {
    report({ErrorCode::missing_fact, supply.fact.path + std::string(key), found, expected});
}

}  // namespace kvit::charge::detail
