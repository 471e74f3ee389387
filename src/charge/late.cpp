#include "charge/late.hpp"

#include <algorithm>
#include <iterator>

#include "charge/bands.hpp"
#include "charge/methods/method.hpp"
#include "charge/valid_on.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::charge::detail {
namespace {

using premises::Method;

/// The days of an earlier month, cut where a price or a limit of the supply changes, or where its
/// benefits or those who share them do.
std::vector<Interval> pieces(const Desk& desk, const premises::Supply& supply, Month month) {
    std::vector<Date> cuts{month.first_day(), month.next().first_day()};
    const auto cut_at = [&](Interval interval) {
        for (const Date date : {interval.from, interval.to})
            if (month.interval().contains(date)) cuts.push_back(date);
    };
    const auto cut = [&](const auto* priced) {
        if (priced == nullptr) return;
        for (const auto& value : priced->values.values()) cut_at(value.valid);
    };
    const auto& books = desk.rules().tariffs;
    if (supply.plan) {
        std::vector<Date> of_plan;
        desk.cut_plan(*books.plan(*supply.plan), of_plan);
        std::copy_if(of_plan.begin(), of_plan.end(), std::back_inserter(cuts),
                     [&](Date date) { return month.interval().contains(date); });
    } else {
        cut(books.tariff(supply.tariff));
    }
    if (supply.heat_tariff) cut(books.tariff(*supply.heat_tariff));
    if (supply.heating_norm) cut(books.norm(*supply.heating_norm));
    bool shared = false;
    for (const auto* grant : desk.account().benefits) {
        const auto& benefit = *books.benefit(grant->benefit);
        const bool touches = grant->fact.valid.overlaps(month.interval()) &&
                             std::find(benefit.services.begin(), benefit.services.end(),
                                       supply.service) != benefit.services.end();
        if (!touches) continue;
        cut_at(grant->fact.valid);
        for (const auto& share : benefit.share.values()) cut_at(share.valid);
        if (benefit.tariff) cut(books.tariff(*benefit.tariff));
        shared = shared || benefit.shape != tariff::BenefitShape::tariff;
    }
    if (shared)
        for (const auto* occupancy : desk.account().occupancy) cut_at(occupancy->fact.valid);
    std::sort(cuts.begin(), cuts.end());
    std::vector<Interval> pieces;
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i)
        if (cuts[i] < cuts[i + 1]) pieces.push_back({cuts[i], cuts[i + 1]});
    return pieces;
}

class LatePlan {
  public:
    /// `water`: the service that was read; another one than the supply's for waste water.
    LatePlan(Desk& desk, const premises::Supply& supply, const ServiceId& water,
             std::vector<Plan>& plans)
        : desk_(desk), supply_(supply), water_(water), plans_(plans) {}

    void run(const LateVolume& late) {
        if (late.value().is_zero()) return;
        for (const auto& days : pieces(desk_, supply_, late.month)) piece(late, days);
        finish_volume();
    }

    /// By a plan: the bands of the month with the reading, less those it was charged by.
    void run_plan(const std::vector<LateVolume>& zones) {
        const Month month = zones.front().month;
        Decimal by_reading;
        Decimal billed;
        for (const auto& zone : zones) {
            by_reading = by_reading + zone.by_reading;
            billed = billed + zone.billed;
        }
        const bool per_zone =
            desk_.rules().policy.zone_bands(month.first_day()) == law::ZoneBands::per_tariff_zone;
        for (const auto& zone : zones) {
            for (const auto& days : pieces(desk_, supply_, month)) {
                const auto limits = band_limits(desk_, supply_, days.from);
                if (!limits) return;
                if (limits->empty())
                    at_rate(zone, days, 0, zone.value(), zone.billed);
                else
                    by_bands(zone, days, per_zone ? zone.by_reading : by_reading,
                             per_zone ? zone.billed : billed, *limits);
            }
            finish_volume();
        }
    }

  private:
    void piece(const LateVolume& late, Interval days) {
        const Segment segment{desk_, supply_, days, plans_};
        const auto price = desk_.price(supply_, supply_.tariff, days.from, ".tariff");
        if (!price) return;
        const LineInput volume{late.value(), late.source};
        if (supply_.method == Method::waste_water) {
            // Whichever water it was, all of it goes out.
            const LineInput nothing{
                Decimal(), desk_.sources().add({.kind = trace::SourceKind::computed,
                                                .label = {"другой воды перерасчёт не касается",
                                                          "the other water is not touched"}})};
            const bool hot = water_ == ServiceId("hot_water");
            return add(late, days, *find_formula("waste_water"),
                       {hot ? nothing : volume, hot ? volume : nothing, price->input()},
                       late.billed);
        }
        const auto* card = segment.formula("metered", *price);
        if (card == nullptr) return;
        add(late, days, *card, {volume, price->input()}, late.billed);
        if (supply_.method != Method::hot_water) return;
        const auto heat = desk_.price(supply_, *supply_.heat_tariff, days.from, ".heat_tariff");
        const auto norm = desk_.norm(supply_, supply_.heating_norm, days.from, ".heating_norm");
        if (heat && norm)
            add(late, days, *find_formula("hot_water_heat"), {volume, norm->input(), heat->input()},
                late.billed);
    }

    void by_bands(const LateVolume& zone, Interval days, Decimal by_reading, Decimal billed,
                  const std::vector<BandLimit>& limits) {
        const auto now = band_volumes(desk_, supply_, zone.by_reading, by_reading, limits);
        const auto was = band_volumes(desk_, supply_, zone.billed, billed, limits);
        for (std::size_t i = 0; i < now.size(); ++i)
            at_rate(zone, days, static_cast<int>(i + 1), now[i] - was[i], was[i]);
    }
    void at_rate(const LateVolume& zone, Interval days, int band, Decimal volume, Decimal billed) {
        if (volume.is_zero()) return;
        const auto* rate =
            desk_.rules().tariffs.plan(*supply_.plan)->rate(zone.zone, std::max(band, 1));
        if (rate == nullptr) return;  // reported where the month itself is charged
        const auto price = desk_.price(supply_, rate->tariff, days.from, ".plan");
        if (!price) return;
        add(zone, days, *find_formula("metered", unit::kwh),
            {LineInput{volume, zone.source}, price->input()}, billed, band);
    }

    void add(const LateVolume& late, Interval days, const FormulaCard& card,
             std::vector<PlanInput> inputs, Decimal billed, int band = 0) {
        auto benefits = desk_.benefits_on(supply_.service, days.from);
        const auto people = benefits.empty() ? std::nullopt : people_on(days.from);
        std::vector<BenefitDays> benefit_days;
        benefit_days.reserve(benefits.size());
        for (const auto* grant : benefits)
            benefit_days.push_back({grant, days.from, desk_.month().interval(), days.days()});
        // Waste water is a sum of two, of which the other is not known here.
        const bool alike = supply_.service == water_ && desk_.billed_alike(supply_, late.month);
        add_plan(of_volume_, {.supply = &supply_,
                              .component = Component::recalculation,
                              .zone = late.zone,
                              .band = band,
                              .formula = card.id,
                              .inputs = std::move(inputs),
                              .reason = reason(late.month, card.card.name == "hot_water_heat"),
                              .interval = desk_.month().interval(),
                              .days = days.days(),
                              .of_days = late.month.days(),
                              .taxed_on = days.from,
                              .lower_tariff = desk_.lower_tariff(supply_.service, days.from),
                              .benefits = std::move(benefits),
                              .benefit_days = std::move(benefit_days),
                              .benefit_people = people.value_or(0),
                              .recalculated = Recalculated{
                                  late.month, alike ? std::optional(billed) : std::nullopt,
                                  people.has_value()}});
    }

    /// Days of one volume at equal prices are one line, whatever other volumes come to.
    void finish_volume() {
        plans_.insert(plans_.end(), std::make_move_iterator(of_volume_.begin()),
                      std::make_move_iterator(of_volume_.end()));
        of_volume_.clear();
    }

    /// Who lived there on a day of an earlier month; nullopt where no fact says so.
    std::optional<std::int64_t> people_on(Date day) {
        if (valid_on(desk_.account().occupancy, day) == nullptr ||
            valid_on(desk_.account().accounts, day) == nullptr)
            return std::nullopt;
        const auto people = desk_.people(day);
        return people ? std::optional(people->value.unscaled()) : std::nullopt;
    }

    /// Which part of the service it is, where it has several, and the month that it is for.
    Text reason(Month month, bool heat) const {
        Phrase part{"", ""};
        if (supply_.service != water_)
            part = water_ == ServiceId("hot_water") ? Phrase{" по горячей воде", " of hot water"}
                                                    : Phrase{" по холодной воде", " of cold water"};
        else if (supply_.method == Method::hot_water)
            part = heat ? Phrase{" тепла на нагрев", " of the heat"}
                        : Phrase{" воды", " of the water"};
        return {"Перерасчёт" + std::string(part.ru) + " за " +
                    trace::month_text(month, Language::ru) +
                    ": показание передано позже, расход разложен по дням.",
                "Recalculation" + std::string(part.en) + " of " +
                    trace::month_text(month, Language::en) +
                    ": the reading came later, the consumption is spread by days."};
    }

    Desk& desk_;
    const premises::Supply& supply_;
    const ServiceId& water_;
    std::vector<Plan>& plans_;
    std::vector<Plan> of_volume_;
};

}  // namespace

void plan_late_readings(Desk& desk, std::vector<Plan>& plans) {
    const premises::Supply* waste = nullptr;
    for (const auto* supply : desk.account().supplies)
        if (supply->method == Method::waste_water &&
            supply->fact.valid.overlaps(desk.month().interval()))
            waste = supply;
    for (const auto* supply : desk.account().supplies) {
        if (supply != desk.settled_late(supply->service)) continue;
        const bool water =
            supply->service == ServiceId("cold_water") || supply->service == ServiceId("hot_water");
        auto volumes = desk.late_volumes(supply->service);
        if (supply->plan) {
            std::stable_sort(volumes.begin(), volumes.end(),
                             [](const auto& a, const auto& b) { return a.month < b.month; });
            for (auto from = volumes.begin(); from != volumes.end();) {
                const auto to = std::find_if(from, volumes.end(), [&](const LateVolume& late) {
                    return late.month != from->month;
                });
                LatePlan(desk, *supply, supply->service, plans).run_plan({from, to});
                from = to;
            }
            continue;
        }
        for (const auto& late : volumes) {
            LatePlan(desk, *supply, supply->service, plans).run(late);
            if (water && waste != nullptr) LatePlan(desk, *waste, supply->service, plans).run(late);
        }
    }
}

}  // namespace kvit::charge::detail
