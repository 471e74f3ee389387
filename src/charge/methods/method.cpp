#include "charge/methods/method.hpp"

#include "kvit/trace/number.hpp"

namespace kvit::charge::detail {

void plan_segment(const Segment& segment) {
    using premises::Method;
    switch (segment.supply.method) {
        case Method::metered_or_norm:
            return plan_metered_or_norm(segment);
        case Method::hot_water:
            return plan_hot_water(segment);
        case Method::waste_water:
            return plan_waste_water(segment);
        case Method::per_area:
            return plan_per_area(segment);
        case Method::per_person:
            return plan_per_person(segment);
        case Method::per_premises:
            return plan_per_premises(segment);
        case Method::solid_waste_person:
            return plan_solid_waste_person(segment);
        case Method::solid_waste_area:
            return plan_solid_waste_area(segment);
        case Method::gas:
            return plan_gas(segment);
        case Method::heating:
            return plan_heating(segment);
        case Method::common_property:
        case Method::common_needs:
            return plan_common(segment);
        case Method::solid_waste_containers:
            return plan_solid_waste_containers(segment);
    }
}

const FormulaCard* Segment::formula(std::string_view name, const Found& price,
                                    std::string_view key) const {
    const Unit resource = unit::rub / price.unit;
    const auto* card = find_formula(name, resource);
    if (card == nullptr) {
        std::string units;
        for (const auto& other : catalogue())
            if (other.card.name == name)
                units += (units.empty() ? "" : ", ") + code_of(unit::rub / other.resource);
        desk.report({ErrorCode::unit_mismatch, supply.fact.path + std::string(key),
                     code_of(price.unit), Text(units, units)});
    }
    return card;
}

bool Segment::fits(const FormulaCard& formula, std::size_t input, const Found& found,
                   std::string_view key) const {
    const Unit expected = formula.inputs[input].kind.unit;
    if (found.unit == expected) return true;
    desk.report({ErrorCode::unit_mismatch,
                 supply.fact.path + std::string(key),
                 code_of(found.unit),
                 {code_of(expected), code_of(expected)}});
    return false;
}

bool Segment::interrupted() const {
    if (!desk.interrupted(supply.service, day())) return false;
    desk.decide("interrupted", supply.service.text(),
                {"Услуга отключена на часть месяца: за эти дни по нормативу не начислено",
                 "The service was interrupted for a part of the month: nothing is charged by norm "
                 "for these days"});
    return true;
}

void Segment::add(Component component, FormulaId formula, std::vector<PlanInput> inputs,
                  Text reason, int of_days, Zone zone, int band) const {
    auto benefits = desk.benefits_on(supply.service, day());
    std::vector<BenefitDays> benefit_days;
    benefit_days.reserve(benefits.size());
    for (const auto* grant : benefits)
        benefit_days.push_back(
            {grant, desk.benefit_since(*grant, supply, day()), interval, days()});
    std::int64_t people = 0;
    if (!benefits.empty())
        if (const auto counted = desk.people(day())) people = counted->value.unscaled();
    add_plan(plans, {.supply = &supply,
                     .component = component,
                     .zone = zone,
                     .band = band,
                     .formula = formula,
                     .inputs = std::move(inputs),
                     .reason = std::move(reason),
                     .interval = interval,
                     .days = days(),
                     .of_days = of_days,
                     .lower_tariff = desk.lower_tariff(supply.service, day()),
                     .benefits = std::move(benefits),
                     .benefit_days = std::move(benefit_days),
                     .benefit_people = people});
}

void Segment::add_by_volume(Component component, FormulaId formula, std::vector<PlanInput> inputs,
                            Text reason, Zone zone, int band) const {
    int of_days = 0;
    bool alike = true;
    for (const auto& input : inputs)
        for (const auto& portion : input.carried) {
            alike =
                alike && input.carried.size() == 1 && (of_days == 0 || of_days == portion.of_days);
            of_days = portion.of_days;
        }
    if (alike)
        for (auto& input : inputs)
            if (!input.carried.empty())
                input = LineInput{input.carried.front().value, input.carried.front().source};
    add(component, formula, std::move(inputs), std::move(reason), alike ? of_days : 0, zone, band);
}

PlanInput volume_input(Desk& desk, const ZoneVolume& volume) {
    if (volume.portions.size() == 1) return {volume.portions, volume.portions.front().source};
    trace::Source source{.kind = trace::SourceKind::computed,
                         .label = {"объём по частям месяца", "volume by parts of the month"}};
    for (const auto& portion : volume.portions) {
        const auto label = [&](Language language) {
            const auto& from = desk.sources()[portion.source].label.in(language);
            return from + (language == Language::ru ? ", на дней: " : ", for days: ") +
                   std::to_string(portion.of_days);
        };
        source.operands.push_back(
            {.label = {label(Language::ru), label(Language::en)}, .value = portion.value});
    }
    return {volume.portions, desk.sources().add(std::move(source))};
}

namespace {

/// "124,115 − 118,34 = 5,775 м³"
std::string sum_text(const Desk& desk, const Portion& portion, Unit unit, Language language) {
    std::string sum;
    for (const auto& operand : desk.sources()[portion.source].operands)
        sum += (sum.empty()     ? ""
                : operand.minus ? " − "
                                : " + ") +
               trace::number_text(operand.value, language);
    const std::string value = trace::measure_text(portion.value, unit, language);
    return sum.empty() || sum == trace::number_text(portion.value, language) ? value
                                                                             : sum + " = " + value;
}

bool averaged(law::VolumeStep step) {
    return step == law::VolumeStep::average || step == law::VolumeStep::average_until_restored;
}

}  // namespace

Text metered_reason(const Desk& desk, const FoundVolume& volume, const ZoneVolume& zone,
                    Unit unit) {
    if (volume.basis == VolumeBasis::act) return volume.reason;
    const auto in = [&](Language language) {
        const bool russian = language == Language::ru;
        std::string text;
        if (averaged(volume.step))
            text = cause_text(volume.condition).in(language) +
                   (russian ? ": по среднемесячному расходу (п. 59). Расход: "
                            : ": by the monthly average (p. 59). Consumption: ");
        else
            text = russian ? "Расход по счётчику: " : "By meter: ";
        std::string parts;
        for (const auto& portion : zone.portions)
            parts += (parts.empty() ? "" : "; ") + sum_text(desk, portion, unit, language);
        return text + parts + ".";
    };
    return {in(Language::ru), in(Language::en)};
}

Text raised_reason(law::MeterCondition condition, Decimal factor) {
    const auto in = [&](Language language) { return trace::number_text(factor, language); };
    if (condition != law::MeterCondition::no_meter)
        return {cause_text(condition).ru + ": объём по нормативу с коэффициентом " +
                    in(Language::ru) + ".",
                cause_text(condition).en + ": the volume goes by norm with the factor " +
                    in(Language::en) + "."};
    return {"Счётчик можно установить, но его нет: объём по нормативу с коэффициентом " +
                in(Language::ru) + ".",
            "A meter could be installed but is not: the volume goes by norm with the factor " +
                in(Language::en) + "."};
}

Text excess_reason(law::MeterCondition condition, Decimal factor) {
    const auto in = [&](Language language) { return trace::number_text(factor, language); };
    if (condition != law::MeterCondition::no_meter)
        return {cause_text(condition).ru + ": сверх норматива начислено по коэффициенту " +
                    in(Language::ru) + ".",
                cause_text(condition).en + ": the raising factor " + in(Language::en) +
                    " adds this to the norm."};
    return {"Счётчик можно установить, но его нет: сверх норматива начислено по коэффициенту " +
                in(Language::ru) + ".",
            "A meter could be installed but is not: the raising factor " + in(Language::en) +
                " adds this to the norm."};
}

}  // namespace kvit::charge::detail
