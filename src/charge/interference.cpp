#include "charge/interference.hpp"

#include <algorithm>

#include "charge/methods/method.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::charge::detail {
namespace {

/// The same day `months` earlier, or the last day of that month.
Date months_before(Date date, int months) {
    const auto civil = date.civil();
    const Month month = Month::from_index(Month::of(date).index() - months);
    return month.first_day() + (std::min(civil.day, month.days()) - 1);
}

void plan_act(Desk& desk, const premises::InterferenceAct& act, std::vector<Plan>& plans) {
    const auto* supply = desk.supply_of(act.service, act.date);
    if (supply == nullptr) return;
    const auto people = desk.people(act.date);
    const auto norm = desk.norm(*supply, supply->norm, act.date, ".norm");
    const auto price = desk.price(*supply, supply->tariff, act.date, ".tariff");
    const auto factor = desk.parameter(*supply, "metering.interference_factor", act.date);
    const int months = desk.law_count("metering.interference_months_max", act.date);
    if (!people || !norm || !price || !factor) return;
    const Segment segment{desk, *supply, desk.month().interval(), plans};
    const auto* card = segment.formula("interference", *price);
    if (card == nullptr || !segment.fits(*card, 1, *norm, ".norm")) return;

    const Interval days{std::max(act.since, months_before(act.date, months)), act.date};
    for (Month month = Month::of(days.from); month.first_day() < days.to; month = month.next()) {
        const Interval part = days.intersect(month.interval());
        const auto in = [&](Language language) { return trace::month_text(month, language); };
        // Each month is a line of its own, whatever its inputs are.
        plans.push_back(
            {.supply = supply,
             .component = Component::interference,
             .formula = card->id,
             .inputs = {people->input(), norm->input(), factor->input(), price->input()},
             .reason = {"Вмешательство в прибор учёта, " + in(Language::ru) +
                            ": норматив с множителем (п. 81(11)).",
                        "Interference with the meter, " + in(Language::en) +
                            ": the norm with a factor (p. 81(11))."},
             .interval = desk.month().interval(),
             .days = part.days(),
             .of_days = month.days()});
    }
}

}  // namespace

void plan_interference(Desk& desk, std::vector<Plan>& plans) {
    for (const auto* act : desk.account().interference_acts)
        if (desk.month().interval().contains(act->date)) plan_act(desk, *act, plans);
}

}  // namespace kvit::charge::detail
