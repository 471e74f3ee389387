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
                           desk_.sources().add({.kind = trace::SourceKind::norm,
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
        if (plan_.benefit_people == 0) return std::nullopt;
        const bool to_norm = benefit_.base == BenefitBase::up_to_norm;
        if (name == "norm") return by_norm(norm(*input_of(line_, "N")), *input_of(line_, "T"));
        if (name == "hot_water_norm_heat")
            return by_norm(heat(norm(*input_of(line_, "N"))), *input_of(line_, "T_heat"));
        if (name == "metered")
            return by_volume(*input_of(line_, "V"), to_norm ? norm_of_supply() : std::nullopt,
                             *input_of(line_, "T"));
        if (name == "hot_water_heat") {
            const auto limit = to_norm ? norm_of_supply() : std::nullopt;
            return by_volume(heat(*input_of(line_, "V")),
                             limit ? std::optional(heat(*limit)) : std::nullopt,
                             *input_of(line_, "T_heat"));
        }
        if (name == "waste_water") {
            const Decimal both = input_of(line_, "V_cold")->value + input_of(line_, "V_hot")->value;
            return by_volume(computed(both, {"объём водоотведения", "volume of waste water"}),
                             to_norm ? norm_of_supply() : std::nullopt, *input_of(line_, "T"));
        }
        // The norm lies inside the first band; the dearer ones have no benefit.
        if ((name == "band" || name == "band_above") && to_norm) {
            if (line_.band != 1) return std::nullopt;
            return of_quantity(norm_of_supply());
        }
        if (name == "band" || name == "band_above" || name == "gas_norm")
            return of_quantity(std::nullopt);
        return unfit();
    }

    Plan by_norm(const LineInput& limit, const LineInput& price) const {
        return with("benefit_norm", card_of(line_.formula).resource,
                    {share_, with_benefit(), limit, price});
    }
    /// Without a limit the norm is the volume itself, which no mean of it passes.
    std::optional<Plan> by_volume(const LineInput& volume, const std::optional<LineInput>& limit,
                                  const LineInput& price) {
        if (benefit_.base == BenefitBase::up_to_norm && !limit) return std::nullopt;  // reported
        return with("benefit_volume", card_of(line_.formula).resource,
                    {share_, with_benefit(), volume, people(), limit ? *limit : volume, price});
    }
    /// By the volume that the line prints, which is for its days already.
    std::optional<Plan> of_quantity(const std::optional<LineInput>& limit) {
        auto plan = by_volume(computed(line_.quantity, {"объём строки", "volume of the line"}),
                              limit, *input_of(line_, "T"));
        if (plan) plan->of_days = 0;
        return plan;
    }
    LineInput computed(Decimal value, Text label) const {
        return {value, desk_.sources().add(
                           {.kind = trace::SourceKind::computed, .label = std::move(label)})};
    }
    /// The heat that a volume of hot water takes, or a norm of it.
    LineInput heat(const LineInput& water) {
        return computed(
            desk_.computed("heat_of_water", unit::gcal, {water.value, input_of(line_, "Q")->value},
                           grant_.fact.path),
            {"тепло на нагрев", "heat for warming"});
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
