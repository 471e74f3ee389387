#include "charge/interference.hpp"

#include <algorithm>

#include "charge/methods/method.hpp"
#include "charge/valid_on.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::charge::detail {
namespace {

/// The same day `months` earlier, or the last day of that month.
Date months_before(Date date, int months) {
    const auto civil = date.civil();
    const Month month = Month::from_index(Month::of(date).index() - months);
    return month.first_day() + (std::min(civil.day, month.days()) - 1);
}

/// The days of a month that the act covers and on which the account was open, cut where other
/// people lived there or another norm held.
std::vector<Interval> days_of(const Desk& desk, const premises::Supply& supply, Interval days) {
    std::vector<Date> cuts{days.from, days.to};
    const auto cut = [&](const auto& facts) {
        for (const auto* fact : facts)
            for (const Date date : {fact->fact.valid.from, fact->fact.valid.to})
                if (days.contains(date)) cuts.push_back(date);
    };
    cut(desk.account().accounts);
    cut(desk.account().occupancy);
    cut(desk.account().premises);
    if (supply.norm)
        for (const auto& norm : desk.rules().tariffs.norm(*supply.norm)->values.values())
            for (const Date date : {norm.valid.from, norm.valid.to})
                if (days.contains(date)) cuts.push_back(date);
    std::sort(cuts.begin(), cuts.end());
    std::vector<Interval> pieces;
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i)
        if (cuts[i] < cuts[i + 1] && valid_on(desk.account().accounts, cuts[i]) != nullptr)
            pieces.push_back({cuts[i], cuts[i + 1]});
    return pieces;
}

void plan_act(Desk& desk, const premises::InterferenceAct& act, std::vector<Plan>& plans) {
    const auto* supply = desk.supply_of(act.service, act.date);
    if (supply == nullptr) return;
    const auto price = desk.price(*supply, supply->tariff, act.date, ".tariff");
    const auto factor =
        desk.parameter(*supply, "metering.interference_factor", act.date, unit::none);
    const int months = desk.law_count("metering.interference_months_max", act.date);
    if (!price || !factor) return;
    const Segment segment{desk, *supply, desk.month().interval(), plans};
    const auto* card = segment.formula("interference", *price);
    if (card == nullptr) return;

    const Interval period{std::max(act.since, months_before(act.date, months)), act.date};
    for (Month month = Month::of(period.from); month.first_day() < period.to;
         month = month.next()) {
        // Each month is lines of its own, whatever their inputs are: one for as long as the same
        // number of people lived there.
        std::vector<Plan> of_month;
        for (const auto& days : days_of(desk, *supply, period.intersect(month.interval()))) {
            const auto people = desk.people(days.from);
            const auto norm = desk.norm(*supply, supply->norm, days.from, ".norm");
            if (!people || !norm || !segment.fits(*card, 1, *norm, ".norm")) return;
            const auto in = [&](Language language) { return trace::month_text(month, language); };
            add_plan(of_month,
                     {.supply = supply,
                      .component = Component::interference,
                      .formula = card->id,
                      .inputs = {people->input(), norm->input(), factor->input(), price->input()},
                      .reason = {"Вмешательство в прибор учёта, " + in(Language::ru) +
                                     ": норматив с множителем (п. 81(11)).",
                                 "Interference with the meter, " + in(Language::en) +
                                     ": the norm with a factor (p. 81(11))."},
                      .interval = desk.month().interval(),
                      .days = days.days(),
                      .of_days = month.days()});
        }
        plans.insert(plans.end(), of_month.begin(), of_month.end());
    }
}

}  // namespace

void plan_interference(Desk& desk, std::vector<Plan>& plans) {
    for (const auto* act : desk.account().interference_acts)
        if (desk.month().interval().contains(act->date)) plan_act(desk, *act, plans);
}

}  // namespace kvit::charge::detail
