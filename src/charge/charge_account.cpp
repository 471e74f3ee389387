#include <algorithm>

#include "charge/desk.hpp"
#include "charge/methods/method.hpp"
#include "kvit/charge/account_charges.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::charge {
namespace {

using detail::Desk;
using detail::Plan;
using detail::Segment;

void plan_segment(const Segment& segment) {
    using premises::Method;
    switch (segment.supply.method) {
        case Method::metered_or_norm:
            return detail::plan_metered_or_norm(segment);
        case Method::hot_water:
            return detail::plan_hot_water(segment);
        case Method::waste_water:
            return detail::plan_waste_water(segment);
        case Method::per_area:
            return detail::plan_per_area(segment);
        case Method::per_person:
            return detail::plan_per_person(segment);
        case Method::per_premises:
            return detail::plan_per_premises(segment);
        case Method::solid_waste_person:
            return detail::plan_solid_waste_person(segment);
        case Method::solid_waste_area:
            return detail::plan_solid_waste_area(segment);
    }
}

/// The reason of a line, with the days it is for where they are not the whole month.
Text reason_of(const Plan& plan) {
    if (!plan.share()) return plan.reason;
    const auto with_days = [&](const std::string& reason, Language language) {
        const bool russian = language == Language::ru;
        return reason + (russian ? " Дней: " : " Days: ") + std::to_string(plan.days) +
               (russian ? " из " : " of ") + std::to_string(plan.of_days) + ", " +
               trace::interval_text(plan.interval, language) + ".";
    };
    return {with_days(plan.reason.ru, Language::ru), with_days(plan.reason.en, Language::en)};
}

/// Computes the line of a plan by the fast reading.
void add_line(Desk& desk, Plan plan, std::vector<ChargeLine>& lines) {
    std::vector<Decimal> inputs;
    for (const auto& input : plan.inputs) inputs.push_back(input.value);
    const auto outcome = evaluate(plan.formula, inputs, plan.share());
    const auto& supply = *plan.supply;
    Text reason = reason_of(plan);
    if (!outcome) {
        for (auto error : outcome.errors().list()) {
            error.path = supply.fact.path + ": " + error.path;
            desk.report(std::move(error));
        }
        return;
    }
    lines.push_back({.service = supply.service,
                     .component = plan.component,
                     .section = desk.rules().tariffs.service(supply.service)->section,
                     .provider = supply.provider,
                     .creditor = supply.creditor,
                     .month = desk.month(),
                     .interval = plan.interval,
                     .formula = plan.formula,
                     .inputs = std::move(plan.inputs),
                     .share = plan.share(),
                     .quantity = outcome->quantity,
                     .price = plan.price,
                     .amount = outcome->amount,
                     .reason = std::move(reason)});
}

/// The last day of the month on which the account was open.
Date last_day(const Desk& desk) {
    Date last = desk.month().first_day();
    for (const auto* account : desk.account().accounts) {
        const auto days = account->fact.valid.intersect(desk.month().interval());
        if (!days.empty()) last = std::max(last, days.to - 1);
    }
    return last;
}

}  // namespace

Result<AccountCharges> charge_account(const HouseMonth& house, const AccountFacts& account) {
    Desk desk(house, account);
    AccountCharges charges;
    charges.premises = account.accounts.back()->premises;
    if (!open_in(account, house.month)) return charges;
    for (const auto* supply : account.supplies) {
        std::vector<Plan> plans;
        for (const auto& interval : desk.segments(*supply))
            plan_segment({desk, *supply, interval, plans});
        // Components in their order, each from the first day to the last.
        std::stable_sort(plans.begin(), plans.end(),
                         [](const auto& a, const auto& b) { return a.component < b.component; });
        for (auto& plan : plans) add_line(desk, std::move(plan), charges.lines);
    }
    const Date last = last_day(desk);
    const auto area = desk.area(last);
    const bool peopled =
        std::any_of(account.occupancy.begin(), account.occupancy.end(),
                    [&](const auto* occupancy) { return occupancy->fact.valid.contains(last); });
    const auto people = peopled ? desk.people(last) : std::nullopt;
    if (charges.lines.size() > limits::bill_lines_max)
        desk.report(
            {ErrorCode::limit_exceeded,
             account.id.text(),
             std::to_string(charges.lines.size()),
             {std::to_string(limits::bill_lines_max), std::to_string(limits::bill_lines_max)}});
    if (!desk.errors().empty()) return desk.errors();

    for (const auto* open : account.accounts)
        if (open->fact.valid.contains(last)) charges.premises = open->premises;
    charges.area = area->value;
    charges.people = people ? people->value.unscaled() : 0;
    charges.decisions = desk.decisions();
    charges.sources = std::move(desk.sources());
    charges.billed = desk.billed();
    return charges;
}

}  // namespace kvit::charge
