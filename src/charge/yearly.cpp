#include "charge/yearly.hpp"

#include <algorithm>
#include <tuple>

#include "charge/lines.hpp"
#include "charge/methods/method.hpp"

namespace kvit::charge::detail {
namespace {

using premises::CommonVolume;
using premises::Method;

/// Is the supply corrected once a year, and is the actual volume of this month known?
bool keeps_year(const Desk& desk, const premises::Supply& supply, Date day) {
    const auto known = [&](const ServiceId& service) {
        const auto* resource = desk.house().resource(service);
        return resource != nullptr && resource->house;
    };
    if (supply.method == Method::common_property)
        return supply.volume_by != CommonVolume::actual && known(*supply.resource);
    if (supply.method != Method::heating || !known(supply.service)) return false;
    const auto* regime = desk.rules().tariffs.heating_of(*supply.heating);
    const auto* payment = regime->payment.at(day, desk.house().known_on);
    return payment != nullptr && payment->value == tariff::HeatingPayment::evenly;
}

/// A year that was not corrected in the one after it never will be: the supply or the account
/// ended.
constexpr int years_kept = 2;

bool is_charge(Component component) {
    return component == Component::whole || component == Component::water ||
           component == Component::heat;
}

/// From the month of the policy in the next year on: a year that comes later, by a migration, is
/// not lost.
bool due(const Desk& desk, int year) {
    const auto month = desk.rules().policy.yearly_correction(desk.month().first_day());
    return desk.month() >= Month(year + 1, static_cast<int>(month) + 1);
}

/// The supply that a correction goes to; null where the account has none this month.
const premises::Supply* supply_for(const Desk& desk, const ServiceId& service) {
    for (const auto* supply : desk.account().supplies)
        if (supply->service == service && supply->fact.valid.overlaps(desk.month().interval()))
            return supply;
    return nullptr;
}

bool corrected_now(const Desk& desk, const YearAccount& year) {
    return due(desk, year.year) && supply_for(desk, year.service) != nullptr;
}

/// What the actual volumes of the house give for the supplies that keep a year, by services.
std::map<ServiceId, Money> actual_charges(Desk& desk) {
    Desk shadow(desk.house(), desk.account());
    std::vector<Plan> plans;
    std::map<ServiceId, Money> actual;
    for (const auto* supply : desk.account().supplies)
        for (const auto& interval : shadow.segments(*supply)) {
            if (!keeps_year(shadow, *supply, interval.from)) continue;
            actual.try_emplace(supply->service);
            plan_segment({shadow, *supply, interval, plans, true});
        }
    std::vector<ChargeLine> lines;
    for (const auto& plan : plans) add_line(shadow, plan, lines);
    for (const auto& line : lines) actual[line.service] += line.amount;
    for (const auto& error : shadow.errors().list()) desk.report(error);
    return actual;
}

}  // namespace

void plan_corrections(Desk& desk, std::vector<Plan>& plans) {
    for (const auto& year : desk.account().years) {
        // A year whose premises took more than the house gives back what it was paid, not more.
        const Money actual = std::max(year.actual, Money());
        if (!corrected_now(desk, year) || actual == year.charged) continue;
        const auto source = [&](const char* ru, const char* en) {
            const std::string number = std::to_string(year.year);
            return desk.sources().add({.kind = trace::SourceKind::computed,
                                       .label = {ru + number + " год", en + number}});
        };
        const std::string number = std::to_string(year.year);
        const auto* supply = supply_for(desk, year.service);
        plans.push_back(
            {.supply = supply,
             .component = Component::correction,
             .formula = find_formula("yearly_correction")->id,
             .inputs = {LineInput{actual.to_decimal(), source("по показаниям домового прибора за ",
                                                              "by the meter of the house, ")},
                        LineInput{year.charged.to_decimal(),
                                  source("начислено за ", "charged in ")}},
             .reason = {"Корректировка за " + number +
                            " год: по показаниям домового прибора учёта вместо начисленного.",
                        "The correction of " + number +
                            ": by the meter of the house instead of what was charged."},
             .interval = desk.month().interval(),
             .days = desk.month().days(),
             .taxed_on = Month(year.year, 12).next().first_day() - 1});
    }
}

namespace {

/// What corrected years of common property leave below zero goes into the next one (ПП 491,
/// п. 29(3)).
std::map<ServiceId, Money> minus_of_last_year(const Desk& desk) {
    std::map<ServiceId, Money> minus;
    const bool carried = desk.rules().policy.common_below_zero(desk.month().first_day()) ==
                         law::CommonBelowZero::carried;
    for (const auto& year : desk.account().years)
        if (carried && year.actual < Money() && corrected_now(desk, year))
            minus[year.service] += year.actual;
    return minus;
}

}  // namespace

std::vector<YearAccount> years_of(Desk& desk, const std::vector<ChargeLine>& lines) {
    std::vector<YearAccount> years;
    for (const auto& year : desk.account().years)
        if (!corrected_now(desk, year) && desk.month().year() - year.year < years_kept)
            years.push_back(year);
    const auto of_this_year = [&](const ServiceId& service) -> YearAccount& {
        const int number = desk.month().year();
        auto at = std::find_if(years.begin(), years.end(), [&](const YearAccount& year) {
            return year.service == service && year.year == number;
        });
        if (at == years.end())
            at = years.insert(
                at, YearAccount{.service = service, .year = number, .charged = {}, .actual = {}});
        return *at;
    };
    for (const auto& each : actual_charges(desk)) {
        auto& year = of_this_year(each.first);
        year.actual += each.second;
        for (const auto& line : lines)
            if (line.service == each.first && is_charge(line.component))
                year.charged += line.amount;
    }
    for (const auto& each : minus_of_last_year(desk))
        of_this_year(each.first).actual += each.second;
    std::sort(years.begin(), years.end(), [](const YearAccount& a, const YearAccount& b) {
        return std::tie(a.service, a.year) < std::tie(b.service, b.year);
    });
    return years;
}

}  // namespace kvit::charge::detail
