#include "charge/lines.hpp"

#include "charge/benefits.hpp"
#include "kvit/charge/evaluate.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::charge::detail {
namespace {

/// The reason of a line, with the days it is for where they are not the whole month.
Text reason_of(const Desk& desk, const Plan& plan) {
    const int of_days = plan.of_days == 0 ? desk.month().days() : plan.of_days;
    if (plan.days == of_days) return plan.reason;
    const auto with_days = [&](const std::string& reason, Language language) {
        const bool russian = language == Language::ru;
        std::string days = (russian ? " Дней: " : " Days: ") + std::to_string(plan.days) +
                           (russian ? " из " : " of ") + std::to_string(of_days);
        // The days of a recalculation are those of another month.
        if (plan.contiguous() && !plan.recalculated)
            days += ", " + trace::interval_text(plan.interval, language);
        return reason + days + ".";
    };
    return {with_days(plan.reason.ru, Language::ru), with_days(plan.reason.en, Language::en)};
}

/// An input of the line: a carried volume becomes the share of the planned days.
Decimal value_of(Desk& desk, const Plan& plan, const detail::PlanInput& input, Unit unit) {
    if (input.carried.empty()) return input.value;
    Decimal sum;
    for (const auto& portion : input.carried)
        sum = sum + desk.computed(
                        "days_part", unit,
                        {portion.value, Decimal::whole(plan.days), Decimal::whole(portion.of_days)},
                        plan.supply->fact.path);
    return sum;
}

}  // namespace

const ChargeLine* add_line(Desk& desk, const Plan& plan, std::vector<ChargeLine>& lines) {
    const auto& supply = *plan.supply;
    std::vector<Decimal> values;
    std::vector<LineInput> inputs;
    const auto& card = card_of(plan.formula);
    for (const auto& input : plan.inputs) {
        values.push_back(value_of(desk, plan, input, card.inputs[values.size()].kind.unit));
        inputs.push_back({values.back(), input.source});
    }
    const auto outcome = evaluate(plan.formula, values, plan.share());
    if (!outcome) {
        for (auto error : outcome.errors().list()) {
            // The symbol is no key of the supply: the input came from a fact or a book.
            if (!error.path.empty()) error.found = error.path + " = " + error.found;
            error.path = supply.fact.path;
            desk.report(std::move(error));
        }
        return nullptr;
    }
    lines.push_back({.service = supply.service,
                     .component = plan.component,
                     .zone = plan.zone,
                     .band = plan.band,
                     .section = desk.rules().tariffs.service(supply.service)->section,
                     .provider = supply.provider,
                     .creditor = supply.creditor,
                     .month = desk.month(),
                     .interval = plan.interval,
                     .formula = plan.formula,
                     .inputs = std::move(inputs),
                     .share = plan.share(),
                     .quantity = outcome->quantity,
                     .price = outcome->price,
                     .amount = outcome->amount,
                     .reason = reason_of(desk, plan)});
    return &lines.back();
}

namespace {

/// The tariff that a plan's line is charged at.
const tariff::Tariff* tariff_of(const Desk& desk, const Plan& plan) {
    const auto& books = desk.rules().tariffs;
    const auto& supply = *plan.supply;
    if (plan.component == Component::heat && supply.heat_tariff)
        return books.tariff(*supply.heat_tariff);
    if (!supply.plan) return books.tariff(plan.lower_tariff.value_or(supply.tariff));
    const auto* rate = books.plan(*supply.plan)->rate(plan.zone, std::max(plan.band, 1));
    return rate == nullptr ? nullptr : books.tariff(rate->tariff);
}

/// The word of the law for what is taxed: "vat.rate.<regime>.<word>".
std::string taxed(const tariff::TariffBook& books, const ServiceId& service) {
    for (const auto* word : {"capital_repair", "rent", "solid_waste"})
        if (service == ServiceId(word)) return word;
    const auto section = books.service(service)->section;
    return section == tariff::Section::utility ? "utilities" : "maintenance";
}

/// НДС сверх тарифа, on a line of its own.
void add_vat(Desk& desk, const Plan& plan, Money amount, std::vector<ChargeLine>& lines) {
    const auto* tariff = tariff_of(desk, plan);
    if (tariff == nullptr || tariff->vat != tariff::Vat::on_top) return;
    const auto& supply = *plan.supply;
    const auto& books = desk.rules().tariffs;
    const auto& regime = books.provider(supply.provider)->vat_regime;
    if (regime.empty())
        return desk.missing(
            supply, ".provider", supply.provider.text(),
            {"режим НДС поставщика (vat_regime)", "the VAT regime of the provider (vat_regime)"});
    const auto rate =
        desk.parameter(supply, "vat.rate." + regime + "." + taxed(books, supply.service),
                       plan.taxed_day(), unit::percent);
    if (!rate) return;
    const LineInput base{
        amount.to_decimal(),
        desk.sources().add({.kind = trace::SourceKind::computed,
                            .label = {"сумма строки без НДС", "the line without VAT"}})};
    Plan vat{.supply = &supply,
             .component = Component::vat,
             .zone = plan.zone,
             .band = plan.band,
             .formula = find_formula("vat_on_top")->id,
             .inputs = {base, rate->input()},
             .reason = {"НДС сверх тарифа.", "VAT on top of the tariff."},
             .interval = plan.interval,
             .days = plan.days};
    add_line(desk, vat, lines);
}

}  // namespace

void add_lines(Desk& desk, const Plan& plan, std::vector<ChargeLine>& lines) {
    const auto* line = add_line(desk, plan, lines);
    if (line == nullptr) return;
    const Money amount = line->amount;  // the line moves when others follow it
    const ChargeLine of_plan = *line;
    for (const auto* grant : plan.benefits)
        for (const auto& run : plan.benefit_days)
            if (run.grant == grant) add_benefit(desk, plan, of_plan, run, lines);
    add_vat(desk, plan, amount, lines);
}

}  // namespace kvit::charge::detail
