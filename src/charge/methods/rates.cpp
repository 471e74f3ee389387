// Lines at a rate for a month: per m², per person, per premises.
#include "charge/methods/method.hpp"

namespace kvit::charge::detail {
namespace {

std::optional<Found> rate(const Segment& segment, const FormulaCard& card) {
    const auto found =
        segment.desk.price(segment.supply, segment.supply.tariff, segment.day(), ".tariff");
    if (!found || !segment.fits(card, 1, *found, ".tariff")) return std::nullopt;
    return found;
}

void plan_rate(const Segment& segment, const FormulaCard& card, const std::optional<Found>& base,
               Text reason) {
    const auto price = rate(segment, card);
    if (!base || !price) return;
    segment.add(Component::whole, card.id, {base->input(), price->input()}, std::move(reason),
                segment.desk.month().days());
}

}  // namespace

void plan_per_area(const Segment& segment) {
    plan_rate(segment, *find_formula("per_area"), segment.desk.area(segment.day()),
              {"Плата по площади помещения.", "Charged by the area of the premises."});
}

void plan_per_person(const Segment& segment) {
    plan_rate(segment, *find_formula("per_person"), segment.desk.people(segment.day()),
              {"Плата по числу проживающих.", "Charged by the number of residents."});
}

void plan_per_premises(const Segment& segment) {
    const auto& account = *segment.desk.account().accounts.front();
    const Found one{Decimal::whole(1), unit::premises,
                    segment.desk.fact_source(
                        account.fact, {"помещение лицевого счёта", "the premises of the account"})};
    plan_rate(segment, *find_formula("per_premises"), one,
              {"Фиксированная плата с помещения.", "A fixed charge for the premises."});
}

}  // namespace kvit::charge::detail
