#include "charge/benefits.hpp"

#include "charge/lines.hpp"
#include "kvit/charge/evaluate.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::charge::detail {
namespace {

using tariff::BenefitBase;
using tariff::BenefitShape;

/// The inputs of a line, of which a benefit takes its base.
const LineInput* input_of(const ChargeLine& line, std::string_view symbol) {
    const auto& card = card_of(line.formula);
    for (std::size_t i = 0; i < card.inputs.size(); ++i)
        if (card.inputs[i].symbol == symbol) return &line.inputs[i];
    return nullptr;
}

/// One benefit of one line.
class BenefitOfLine {
  public:
    BenefitOfLine(Desk& desk, const Plan& plan, const ChargeLine& line,
                  const premises::BenefitGrant& grant)
        : desk_(desk),
          plan_(plan),
          line_(line),
          grant_(grant),
          benefit_(*desk.rules().tariffs.benefit(grant.benefit)) {}

    std::optional<Plan> plan() {
        if (!find_share()) return std::nullopt;
        switch (benefit_.base) {
            case BenefitBase::amount:
                return of_amount();
            case BenefitBase::area:
                return of_area();
            case BenefitBase::volume:
            case BenefitBase::up_to_norm:
                return of_volume();
        }
        return std::nullopt;
    }

  private:
    bool find_share() {
        const auto* dated = benefit_.share.at(plan_.interval.from, desk_.house().known_on);
        if (dated == nullptr) {
            desk_.report({ErrorCode::tariff_gap,
                          grant_.fact.path + ".benefit",
                          grant_.benefit.text(),
                          {"доля льготы на " + plan_.interval.from.to_string(),
                           "the share of the benefit on " + plan_.interval.from.to_string()}});
            return false;
        }
        const bool off = benefit_.shape == BenefitShape::deduction;
        share_ = LineInput{off ? -dated->value : dated->value,
                           desk_.sources().add({.kind = trace::SourceKind::tariff,
                                                .id = grant_.benefit.text(),
                                                .label = benefit_.title,
                                                .valid = dated->valid,
                                                .reference = dated->reference})};
        return true;
    }

    /// Льготники and all people; everybody where the benefit is of the whole household.
    LineInput with_benefit() const {
        const auto count = benefit_.whole_household
                               ? plan_.benefit_people
                               : std::min(grant_.persons, plan_.benefit_people);
        return {Decimal::whole(count),
                desk_.fact_source(grant_.fact, {"льготники", "people with the benefit"})};
    }
    LineInput people() const {
        return {Decimal::whole(plan_.benefit_people),
                desk_.sources().add({.kind = trace::SourceKind::computed,
                                     .label = {"все проживающие", "all residents"}})};
    }

    Plan with(std::string_view formula, Unit resource, std::vector<PlanInput> inputs) const {
        return {
            .supply = plan_.supply,
            .component = Component::benefit,
            .zone = plan_.zone,
            .band = plan_.band,
            .formula = find_formula(formula, resource)->id,
            .inputs = std::move(inputs),
            .reason = {"Льгота: " + benefit_.title.ru + ".", "Benefit: " + benefit_.title.en + "."},
            .interval = plan_.interval,
            .days = plan_.days,
            .of_days = line_.share ? plan_.of_days : 0};
    }

    Plan of_amount() const {
        Plan plan =
            with("benefit_amount", unit::rub,
                 {share_,
                  LineInput{line_.amount.to_decimal(),
                            desk_.sources().add({.kind = trace::SourceKind::computed,
                                                 .label = {"сумма строки", "the line's sum"}})}});
        plan.of_days = 0;  // the sum is for these days already
        return plan;
    }

    std::optional<Plan> of_area() {
        const auto* area = input_of(line_, "S");
        const auto* price = input_of(line_, "T");
        if (card_of(line_.formula).card.name != "per_area" || area == nullptr) return unfit();
        if (plan_.benefit_people == 0) return std::nullopt;
        const auto* standard =
            benefit_.area_standard.at(plan_.interval.from, desk_.house().known_on);
        const LineInput limit =
            standard == nullptr
                ? *area
                : LineInput{standard->value,
                            desk_.sources().add({.kind = trace::SourceKind::norm,
                                                 .id = grant_.benefit.text(),
                                                 .label = {"стандарт площади", "standard of area"},
                                                 .valid = standard->valid,
                                                 .reference = standard->reference})};
        return with("benefit_area", unit::m2,
                    {share_, *area, limit, with_benefit(), people(), *price});
    }

    std::optional<Plan> of_volume() {
        const auto& name = card_of(line_.formula).card.name;
        const auto* price = input_of(line_, "T");
        if (plan_.benefit_people == 0) return std::nullopt;
        if (name == "norm")
            return with("benefit_norm", card_of(line_.formula).resource,
                        {share_, with_benefit(), norm(*input_of(line_, "N")), *price});
        const auto* volume = input_of(line_, "V");
        if (name != "metered" || volume == nullptr) return unfit();
        // Without a limit the norm is the volume itself, which no mean of it passes.
        LineInput limit = *volume;
        if (benefit_.base == BenefitBase::up_to_norm) {
            const auto found = norm_of_supply();
            if (!found) return std::nullopt;
            limit = *found;
        }
        return with("benefit_volume", card_of(line_.formula).resource,
                    {share_, with_benefit(), *volume, people(), limit, *price});
    }

    std::optional<LineInput> norm_of_supply() {
        const auto id = benefit_.norm ? benefit_.norm : plan_.supply->norm;
        const auto found = desk_.norm(*plan_.supply, id, plan_.interval.from, ".norm");
        if (!found) return std::nullopt;
        return found->input();
    }
    LineInput norm(const LineInput& of_line) {
        if (!benefit_.norm) return of_line;
        return norm_of_supply().value_or(of_line);
    }

    std::optional<Plan> unfit() {
        desk_.report({ErrorCode::unsupported,
                      grant_.fact.path + ".benefit",
                      grant_.benefit.text(),
                      {"база льготы, которая есть у строки " +
                           std::string(card_of(line_.formula).card.name) + ", или amount",
                       "a base that the line " + std::string(card_of(line_.formula).card.name) +
                           " has, or amount"}});
        return std::nullopt;
    }

    Desk& desk_;
    const Plan& plan_;
    const ChargeLine& line_;
    const premises::BenefitGrant& grant_;
    const tariff::Benefit& benefit_;
    LineInput share_{};
};

bool is_base(Component component) {
    return component == Component::whole || component == Component::water ||
           component == Component::heat || component == Component::plot;
}

}  // namespace

void add_benefit(Desk& desk, const Plan& plan, const ChargeLine& line,
                 const premises::BenefitGrant& grant, std::vector<ChargeLine>& lines) {
    if (!is_base(plan.component)) return;
    const auto planned = BenefitOfLine(desk, plan, line, grant).plan();
    if (!planned) return;
    const auto& benefit = *desk.rules().tariffs.benefit(grant.benefit);
    if (benefit.shape == BenefitShape::deduction) {
        add_line(desk, *planned, lines);
        return;
    }
    std::vector<ChargeLine> outside;
    const auto* told = add_line(desk, *planned, outside);
    if (told == nullptr) return;
    const auto in = [&](Language language) { return trace::money_text(told->amount, language); };
    desk.decide("benefit_compensation", line.service.text(),
                {benefit.title.ru + ": компенсация вне счёта " + in(Language::ru),
                 benefit.title.en + ": a compensation outside the bill, " + in(Language::en)});
}

}  // namespace kvit::charge::detail
