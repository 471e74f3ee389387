// Обращение с ТКО by norm: formulas 9(1) and 9(2), with a yearly or a monthly norm.
#include "charge/methods/method.hpp"

namespace kvit::charge::detail {
namespace {

struct PricedNorm {
    Found price;
    Found norm;
    const FormulaCard* card;
};

/// The formula that the unit of the norm asks for: a yearly norm or a monthly one.
std::optional<PricedNorm> priced_norm(const Segment& segment, std::string_view yearly,
                                      std::string_view monthly) {
    auto& desk = segment.desk;
    const auto& supply = segment.supply;
    const auto price = desk.price(supply, supply.tariff, segment.day(), ".tariff");
    const auto norm = desk.norm(supply, supply.norm, segment.day(), ".norm");
    if (!price || !norm) return std::nullopt;
    const auto* card = segment.formula(norm->unit.year == 0 ? monthly : yearly, *price);
    if (card == nullptr || !segment.fits(*card, 1, *norm, ".norm")) return std::nullopt;
    return PricedNorm{*price, *norm, card};
}

/// The tariff as the source of a rate per m² that the provider rounds before it multiplies.
trace::SourceId rounded_rate(Desk& desk, const Found& price) {
    trace::Source source = desk.sources()[price.source];
    source.label.ru += "; ставка на м² округлена до копейки (учётная практика)";
    source.label.en += "; the rate per m² is rounded to the kopeck (policy)";
    return desk.sources().add(std::move(source));
}

}  // namespace

void plan_solid_waste_person(const Segment& segment) {
    const auto people = segment.desk.people(segment.day());
    const auto found = priced_norm(segment, "solid_waste_person", "norm");
    if (!people || !found) return;
    segment.add(Component::whole, found->card->id,
                {people->input(), found->norm.input(), found->price.input()},
                {"Вывоз отходов по нормативу на человека.", "Solid waste by the norm per person."},
                segment.desk.month().days());
}

void plan_solid_waste_area(const Segment& segment) {
    auto& desk = segment.desk;
    const auto area = desk.area(segment.day());
    const auto found = priced_norm(segment, "solid_waste_area", "norm_area");
    if (!area || !found) return;
    const Text reason{"Вывоз отходов по нормативу на м².", "Solid waste by the norm per m²."};
    const int month_days = desk.month().days();
    if (desk.rules().policy.solid_waste_area_rate(segment.day()) ==
        law::SolidWasteAreaRate::unrounded) {
        segment.add(Component::whole, found->card->id,
                    {area->input(), found->norm.input(), found->price.input()}, reason, month_days);
        return;
    }
    // The practice of rounding the rate first: the rate is the same formula for 1 m².
    const Decimal inputs[] = {Decimal::whole(1), found->norm.value, found->price.value};
    const auto rate = evaluate(found->card->id, inputs);
    if (!rate) {
        for (auto error : rate.errors().list()) {
            error.path = segment.supply.fact.path;
            desk.report(std::move(error));
        }
        return;
    }
    segment.add(
        Component::whole, find_formula("per_area")->id,
        {area->input(), LineInput{rate->amount.to_decimal(), rounded_rate(desk, found->price)}},
        reason, month_days);
}

}  // namespace kvit::charge::detail
