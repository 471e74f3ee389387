// The house first: what its meters counted, what the premises took, what is left.
#include "charge/resources.hpp"

#include <algorithm>
#include <set>

#include "charge/desk.hpp"
#include "charge/heat_average.hpp"
#include "charge/heat_of_premises.hpp"
#include "charge/house_areas.hpp"
#include "charge/meter_sums.hpp"
#include "kvit/money/split.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::charge::detail {
namespace {

using premises::Method;

/// The scale of `volume_carry_7`.
constexpr int volume_scale = 7;

/// The resource that a supply shares with the house; null for a service of the premises alone.
const ServiceId* shared_resource(const premises::Supply& supply) {
    switch (supply.method) {
        case Method::heating:
            return &supply.service;
        case Method::common_property:
        case Method::common_needs:
            return supply.resource ? &*supply.resource : nullptr;
        default:
            return nullptr;
    }
}

/// Works out one resource of the house.
class Resource {
  public:
    Resource(HouseMonth& house, const ServiceId& service, const HouseResource* opening,
             Errors& errors)
        : house_(house), desk_(house, house.house_facts), errors_(errors) {
        result_.service = service;
        if (opening == nullptr) return;
        result_.carried_in = opening->carried;
        result_.years = opening->years;
    }

    ResourceMonth run() {
        find_unit();
        find_house();
        if (result_.house) {
            find_own();
            share();
            conserve();
            add_to_year();
        }
        errors_.append_once(desk_.errors());
        return std::move(result_);
    }

  private:
    bool heating() const {
        for (const auto& account : house_.accounts)
            for (const auto* supply : account.supplies)
                if (supply->service == result_.service) return supply->method == Method::heating;
        return false;
    }

    /// A house without a meter counts in the unit of its tariff.
    void find_unit() {
        for (const auto& account : house_.accounts)
            for (const auto* supply : account.supplies)
                if (const auto* shared = shared_resource(*supply);
                    shared != nullptr && *shared == result_.service &&
                    supply->method != Method::heating) {
                    result_.unit = desk_.resource_unit(*supply);
                    return;
                }
        if (heating()) result_.unit = unit::gcal;
    }

    /// The regime of heating; null for what has no season, or none that is known.
    const tariff::Heating* regime() const {
        for (const auto& account : house_.accounts)
            for (const auto* supply : account.supplies) {
                if (supply->service != result_.service || !supply->heating) continue;
                const auto* found = house_.rules.tariffs.heating_of(*supply->heating);
                return found->season.values().empty() ? nullptr : found;
            }
        return nullptr;
    }

    /// The days from which on a meter that was read did not count: its readings end before them.
    static std::vector<Interval> days_of_trouble(const metering::MeterMonth& meter) {
        using law::MeterCondition;
        std::vector<Interval> days;
        for (const auto& run : meter.days) switch (run.condition) {
                case MeterCondition::failed:
                case MeterCondition::verification_expired:
                case MeterCondition::no_access:
                case MeterCondition::no_access_again:
                case MeterCondition::interference:
                    days.push_back(run.days);
                    break;
                default:
                    break;
            }
        return days;
    }

    /// What a house meter is taken to have counted on days without a reading; false where nothing
    /// is known of them.
    bool estimate(const metering::MeterMonth& meter, int periods_max,
                  const std::vector<Interval>& days, std::vector<ZoneVolume>& zones,
                  metering::BilledReading& next) {
        const auto* season = regime();
        if (season != nullptr && !heated(*season, house_.month, house_.known_on))
            return result_.by_average = true;  // the house is not heated in this month
        if (!meter.history || meter.average_periods >= periods_max) return false;
        const bool by_days =
            season != nullptr && desk_.law_count("metering.average.house_heat_meter.by_days",
                                                 house_.month.first_day()) != 0;
        if (by_days) {
            const auto added = add_heat_average(desk_, zones, meter, *season, days);
            if (added == HeatAverage::none) return false;
            uncorrected_ = added == HeatAverage::uncorrected;
        } else {
            int count = 0;
            for (const auto& run : days) count += run.days();
            add_average(desk_, zones, meter, house_.month.days(), count);
        }
        ++next.average_periods;
        return result_.by_average = true;
    }

    Text house_label() const {
        if (!result_.by_average)
            return {"объём дома по домовому прибору учёта", "volume of the house by its meter"};
        if (uncorrected_)
            return {"объём дома по среднему домового прибора учёта без поправки на температуру",
                    "volume of the house by the average of its meter, without a correction for the "
                    "temperature"};
        return {"объём дома по среднему домового прибора учёта",
                "volume of the house by the average of its meter"};
    }

    /// Is the common property of this resource charged by what the house meter shows?
    bool charged_by_volume() const {
        for (const auto& supply : house_.house.supplies) {
            const bool actual = supply.method == Method::common_needs ||
                                (supply.method == Method::common_property &&
                                 supply.volume_by == premises::CommonVolume::actual);
            if (actual && supply.resource == result_.service &&
                supply.fact.valid.overlaps(house_.month.interval()))
                return true;
        }
        return false;
    }

    /// Σ of the house meters, each by its difference or, for a limited number of periods, by its
    /// average; nothing if one of them has neither.
    void find_house() {
        metering::MeterQuestion question;
        for (const auto* meter : house_.house_facts.meters)
            if (meter->service == result_.service) question.meters.push_back(meter);
        if (question.meters.empty()) return;
        question.states = house_.house_facts.meter_states;
        question.readings = house_.house_facts.readings;
        question.billed = house_.billed;
        question.month = house_.month;
        if (const auto* season = regime())
            question.counts = [season, known_on = house_.known_on](Month month) {
                return heated(*season, month, known_on);
            };
        question.admits_difference = [](law::MeterCondition condition, Date) {
            return condition == law::MeterCondition::working;
        };
        const Date day = house_.month.first_day();
        question.history_months = desk_.law_count("metering.average.history_months_min", day, 1);
        question.history_months_new =
            desk_.law_count("metering.average.history_months_min.new_meter", day, 1);
        const int periods_max =
            desk_.law_count(heating() ? "metering.average.periods_max.house_heat_meter"
                                      : "metering.average.periods_max.house_meter",
                            day);
        auto meters = metering::meters_of_month(question);
        if (!meters) {
            errors_.append_once(meters.errors());
            return;
        }
        std::vector<ZoneVolume> zones;
        bool found = !meters->empty();
        for (const auto& meter : *meters) {
            result_.unit = meter.meter->unit;
            auto next = meter.difference ? meter.if_read : meter.if_not_read;
            if (meter.difference) {
                add_difference(desk_, zones, meter, house_.month.days());
                const auto trouble = days_of_trouble(meter);
                if (!trouble.empty()) estimate(meter, periods_max, trouble, zones, *next);
            } else if (!next ||
                       !estimate(meter, periods_max, {house_.month.interval()}, zones, *next)) {
                found = false;
            }
            if (next) result_.billed.push_back(*std::move(next));
        }
        if (!found) return;
        HouseVolume volume;
        volume.source.kind = trace::SourceKind::computed;
        volume.source.label = house_label();
        for (const auto& zone : zones)
            for (const auto& portion : zone.portions) {
                const auto& source = desk_.sources()[portion.source];
                volume.value = volume.value + portion.value;
                volume.source.reference = source.reference;
                volume.source.operands.insert(volume.source.operands.end(), source.operands.begin(),
                                              source.operands.end());
            }
        result_.house = std::move(volume);
    }

    void find_own() {
        const Date last = house_.month.next().first_day() - 1;
        std::set<PremisesId> metered;
        for (const auto& account : house_.accounts) {
            Desk desk(house_, account);
            const auto own = desk.own_volume(result_.service);
            result_.own = result_.own + own.total;
            result_.metered = result_.metered + own.by_meter;
            if (own.has_meter)
                for (const auto* open : account.accounts)
                    if (open->fact.valid.contains(last)) metered.insert(open->premises);
        }
        result_.metered_premises.assign(metered.begin(), metered.end());
        for (const auto& premises : house_.house.premises) {
            if (!premises.fact.valid.contains(last)) continue;
            if (premises.heating != premises::PremisesHeating::central)
                result_.individual_area = result_.individual_area + premises.area;
            else if (metered.contains(premises.id))
                result_.metered_area = result_.metered_area + premises.area;
        }
        if (heating() && result_.metered > result_.house->value && !result_.by_average)
            errors_.add_once({ErrorCode::house_below_premises,
                              house_.house_facts.meters.front()->fact.path,
                              result_.house->value.to_string(),
                              {"не меньше " + result_.metered.to_string() +
                                   ": столько показали счётчики помещений",
                               "at least " + result_.metered.to_string() +
                                   ", which the meters of the premises showed"}});
    }

    void share() {
        result_.common = result_.house->value - result_.own;
        result_.carried_out = result_.carried_in;
        if (heating()) return sum_premises();
        if (!charged_by_volume()) return;
        result_.charged =
            desk_.computed("common_actual", result_.unit,
                           {result_.house->value, result_.own, result_.carried_in}, "resources");
        const Decimal left = result_.carried_in - result_.common + *result_.charged;
        result_.carried_out = Decimal();
        const bool carried = house_.rules.policy.common_below_zero(house_.month.first_day()) ==
                             law::CommonBelowZero::carried;
        (carried ? result_.carried_out : result_.dropped) = left;
    }

    /// V_sum of formula 3. Where no premises has a meter and all are heated by the house, the
    /// formula collapses to the share by area and nobody asks for it.
    void sum_premises() {
        result_.premises = result_.metered;
        if (result_.metered_area.is_zero() && result_.individual_area.is_zero()) return;
        const Date last = house_.month.next().first_day() - 1;
        const auto& metered = result_.metered_premises;
        for (const auto& premises : house_.house.premises) {
            if (!premises.fact.valid.contains(last) ||
                premises.heating != premises::PremisesHeating::central ||
                std::binary_search(metered.begin(), metered.end(), premises.id))
                continue;
            const auto heat = unmetered_heat(desk_, result_, premises.area);
            if (!heat) return;
            result_.premises = result_.premises + heat->volume;
        }
    }

    /// Largest remainder, in the order of ids, so that not a unit of the house is lost.
    void conserve() {
        const Date last = house_.month.next().first_day() - 1;
        if (house_.rules.policy.house_shares(last) != law::HouseShares::conserved ||
            !(heating() || result_.charged))
            return;
        std::vector<const premises::Premises*> sharing;
        for (const auto& premises : house_.house.premises)
            if (premises.fact.valid.contains(last)) sharing.push_back(&premises);
        std::sort(sharing.begin(), sharing.end(),
                  [](const auto* a, const auto* b) { return a->id < b->id; });
        std::vector<std::int64_t> areas;
        areas.reserve(sharing.size());
        for (const auto* premises : sharing)
            areas.push_back(premises->area.at_scale(2).value_or(0));
        const Decimal volume =
            heating() ? result_.house->value : result_.charged.value_or(Decimal());
        const auto units = volume.at_scale(volume_scale);
        if (!units || areas.empty()) return;
        // Units of 1e-7 are shared as kopecks are.
        const auto parts = split(Money::kopecks(*units), areas);
        for (std::size_t i = 0; i < parts.size(); ++i)
            result_.shares.emplace_back(sharing[i]->id,
                                        Decimal(parts[i].kopecks(), volume_scale).normalized());
    }

    void add_to_year() {
        const int number = house_.month.year();
        auto at = std::find_if(result_.years.begin(), result_.years.end(),
                               [&](const YearVolume& year) { return year.year == number; });
        if (at == result_.years.end())
            at = result_.years.insert(at, YearVolume{.year = number, .months = 0, .volume = {}});
        ++at->months;
        at->volume = at->volume + (heating() ? result_.house->value : result_.common);
        std::erase_if(result_.years,
                      [&](const YearVolume& year) { return year.year < number - 1; });
    }

    HouseMonth& house_;
    Desk desk_;
    Errors& errors_;
    ResourceMonth result_;
    bool uncorrected_ = false;
};

}  // namespace

void check_areas(const HouseMonth& house, Errors& errors) {
    for (const auto& control : house.house.house_areas) {
        const Interval days = control.fact.valid.intersect(house.month.interval());
        if (days.empty()) continue;
        for (const Date day : {days.from, days.to - 1}) {
            const auto total = area_of_premises(house.house, day);
            if (total.area == control.total) continue;
            errors.add_once({total.area > control.total ? ErrorCode::areas_beyond_house
                                                        : ErrorCode::areas_do_not_add_up,
                             control.fact.path + ".total",
                             control.total.to_string(),
                             {total.area.to_string() + ": сумма площадей помещений на " +
                                  trace::date_text(day, Language::ru),
                              total.area.to_string() + ", the sum of the premises on " +
                                  trace::date_text(day, Language::en)}});
            break;
        }
    }
}

void find_resources(HouseMonth& house, const std::vector<HouseResource>& opening, Errors& errors) {
    std::set<ServiceId> shared;
    for (const auto& supply : house.house.supplies)
        if (const auto* resource = shared_resource(supply);
            resource != nullptr && supply.fact.valid.overlaps(house.month.interval()))
            shared.insert(*resource);
    for (const auto& service : shared) {
        const auto at =
            std::find_if(opening.begin(), opening.end(),
                         [&](const HouseResource& each) { return each.service == service; });
        house.resources.push_back(
            Resource(house, service, at == opening.end() ? nullptr : &*at, errors).run());
    }
}

}  // namespace kvit::charge::detail
