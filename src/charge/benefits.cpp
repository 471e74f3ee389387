#include "charge/benefits.hpp"

#include "charge/benefit_of_line.hpp"
#include "charge/lines.hpp"
#include "kvit/charge/evaluate.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::charge::detail {
namespace {

using tariff::BenefitBase;
using tariff::BenefitShape;

/// The formula of a line without its raising factor; empty where it has none.
std::string_view without_factor(std::string_view name) {
    if (name == "norm_raised") return "norm";
    if (name == "hot_water_norm_raised") return "hot_water_norm";
    return {};
}

bool is_base(Component component) {
    return component == Component::whole || component == Component::water ||
           component == Component::heat || component == Component::plot ||
           component == Component::recalculation;
}

}  // namespace

BenefitOfLine::BenefitOfLine(Desk& desk, const Plan& plan, const ChargeLine& line,
                             const BenefitDays& on)
    : desk_(desk),
      plan_(plan),
      line_(line),
      on_(on),
      grant_(*on.grant),
      benefit_(*desk.rules().tariffs.benefit(on.grant->benefit)),
      day_(plan.taxed_on.value_or(on.interval.from)),
      basis_(line.share ? plan.of_days : plan.days) {}

std::vector<Plan> BenefitOfLine::plans() {
    if (!find_share()) return {};
    if (benefit_.base == BenefitBase::amount) {
        of_amount();
    } else if (plan_.component == Component::plot) {
        // Neither an area to live in nor what people take: outside these bases.
    } else if (benefit_.base == BenefitBase::area) {
        of_area();
    } else if (plan_.recalculated && !plan_.recalculated->people_known) {
        tell_not_recalculated();
    } else if (plan_.benefit_people != 0) {
        plan_.recalculated ? of_recalculation() : of_volume();
    }
    return std::move(plans_);
}

const LineInput* BenefitOfLine::find(std::string_view symbol) const {
    const auto& card = card_of(line_.formula);
    for (std::size_t i = 0; i < card.inputs.size(); ++i)
        if (card.inputs[i].symbol == symbol) return &line_.inputs[i];
    return nullptr;
}

LineInput BenefitOfLine::computed(Decimal value, Text label) {
    return {value,
            desk_.sources().add({.kind = trace::SourceKind::computed, .label = std::move(label)})};
}

LineInput BenefitOfLine::with_benefit() {
    const auto count = benefit_.whole_household ? plan_.benefit_people
                                                : std::min(grant_.persons, plan_.benefit_people);
    return {Decimal::whole(count),
            desk_.fact_source(grant_.fact, {"льготники", "people with the benefit"})};
}

LineInput BenefitOfLine::people() {
    return computed(Decimal::whole(plan_.benefit_people), {"все проживающие", "all residents"});
}

bool BenefitOfLine::find_share() {
    const auto* dated = benefit_.share.at(day_, desk_.house().known_on);
    if (dated == nullptr) {
        desk_.report({ErrorCode::tariff_gap,
                      grant_.fact.path + ".benefit",
                      grant_.benefit.text(),
                      {"доля льготы на " + day_.to_string(),
                       "the share of the benefit on " + day_.to_string()}});
        return false;
    }
    const bool off = benefit_.shape == BenefitShape::deduction;
    share_ = LineInput{off ? -dated->value : dated->value,
                       desk_.sources().add({.kind = trace::SourceKind::norm,
                                            .id = grant_.benefit.text(),
                                            .label = benefit_.title,
                                            .valid = dated->valid,
                                            .reference = dated->reference})};
    return true;
}

void BenefitOfLine::add(std::string_view formula, Unit resource, std::vector<PlanInput> inputs,
                        int basis, Phrase more) {
    Text reason{"Льгота: " + benefit_.title.ru + ".", "Benefit: " + benefit_.title.en + "."};
    if (plan_.recalculated) {
        const Month month = plan_.recalculated->month;
        reason.ru += " Перерасчёт за " + trace::month_text(month, Language::ru) + ".";
        reason.en += " Recalculation of " + trace::month_text(month, Language::en) + ".";
    }
    reason.ru += more.ru;
    reason.en += more.en;
    plans_.push_back({.supply = plan_.supply,
                      .component = Component::benefit,
                      .zone = plan_.zone,
                      .band = plan_.band,
                      .formula = find_formula(formula, resource)->id,
                      .inputs = std::move(inputs),
                      .reason = std::move(reason),
                      .interval = on_.interval,
                      .days = on_.days,
                      .of_days = on_.days == basis ? 0 : basis,
                      .recalculated = plan_.recalculated});
}

void BenefitOfLine::of_amount() {
    // The sum is for the days of the line already.
    add("benefit_amount", unit::rub, {share_, sum_of_line()}, plan_.days);
}

LineInput BenefitOfLine::sum_of_line() {
    const auto base = without_factor(formula());
    if (base.empty())
        return computed(line_.amount.to_decimal(), {"сумма строки", "the line's sum"});
    std::vector<Decimal> values;
    const auto& card = card_of(line_.formula);
    for (std::size_t i = 0; i < card.inputs.size(); ++i)
        if (card.inputs[i].symbol != "K") values.push_back(line_.inputs[i].value);
    const auto sum = evaluate(find_formula(base, card.resource)->id, values, line_.share);
    if (!sum) report(sum.errors());
    return computed(
        sum ? sum->amount.to_decimal() : Decimal(),
        {"сумма строки без повышающего коэффициента", "the line's sum without the raising factor"});
}

void BenefitOfLine::of_area() {
    const auto* area = find("S");
    const auto* price = find("T");
    if (formula() != "per_area" || area == nullptr) return unfit();
    if (plan_.benefit_people == 0) return;
    const auto* standard = benefit_.area_standard.at(day_, desk_.house().known_on);
    const LineInput limit =
        standard == nullptr
            ? *area
            : LineInput{standard->value.of(plan_.benefit_people),
                        desk_.sources().add({.kind = trace::SourceKind::norm,
                                             .id = grant_.benefit.text(),
                                             .label = {"стандарт площади", "standard of area"},
                                             .valid = standard->valid,
                                             .reference = standard->reference})};
    add("benefit_area", unit::m2, {share_, *area, limit, with_benefit(), people(), *price}, basis_);
}

void BenefitOfLine::report(const Errors& errors) {
    for (auto error : errors.list()) {
        if (!error.path.empty()) error.found = error.path + " = " + error.found;
        error.path = grant_.fact.path;
        desk_.report(std::move(error));
    }
}

void BenefitOfLine::unfit() {
    const std::string name(formula());
    desk_.report({ErrorCode::unsupported,
                  grant_.fact.path + ".benefit",
                  grant_.benefit.text(),
                  {"база льготы, которая есть у строки " + name + ", или amount",
                   "a base that the line " + name + " has, or amount"}});
}

void add_benefit(Desk& desk, const Plan& plan, const ChargeLine& line, const BenefitDays& on,
                 std::vector<ChargeLine>& lines) {
    if (!is_base(plan.component)) return;
    const auto& benefit = *desk.rules().tariffs.benefit(on.grant->benefit);
    std::vector<ChargeLine> outside;
    const bool deduction = benefit.shape == BenefitShape::deduction;
    for (const auto& planned : BenefitOfLine(desk, plan, line, on).plans())
        add_line(desk, planned, deduction ? lines : outside);
    for (const auto& told : outside) {
        const auto in = [&](Language language) { return trace::money_text(told.amount, language); };
        desk.decide("benefit_compensation", line.service.text(),
                    {benefit.title.ru + ": компенсация вне счёта " + in(Language::ru),
                     benefit.title.en + ": a compensation outside the bill, " + in(Language::en)});
    }
}

}  // namespace kvit::charge::detail
