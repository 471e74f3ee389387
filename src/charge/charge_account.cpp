#include <algorithm>
#include <tuple>

#include "charge/desk.hpp"
#include "charge/methods/method.hpp"
#include "charge/scaled_product.hpp"
#include "charge/service_order.hpp"
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
        case Method::gas:
        case Method::heating:
        case Method::common_property:
        case Method::common_needs:
            return;  // planned in their own files, below this commit
    }
}

/// The reason of a line, with the days it is for where they are not the whole month.
Text reason_of(const Desk& desk, const Plan& plan) {
    const int of_days = plan.of_days == 0 ? desk.month().days() : plan.of_days;
    if (plan.days == of_days) return plan.reason;
    const auto with_days = [&](const std::string& reason, Language language) {
        const bool russian = language == Language::ru;
        std::string days = (russian ? " Дней: " : " Days: ") + std::to_string(plan.days) +
                           (russian ? " из " : " of ") + std::to_string(of_days);
        if (plan.contiguous()) days += ", " + trace::interval_text(plan.interval, language);
        return reason + days + ".";
    };
    return {with_days(plan.reason.ru, Language::ru), with_days(plan.reason.en, Language::en)};
}

/// An input of the line: a carried volume becomes the share of the planned days.
Decimal value_of(const Plan& plan, const detail::PlanInput& input) {
    if (input.carried.empty()) return input.value;
    Decimal sum;
    for (const auto& portion : input.carried)
        sum = sum + detail::share_of_days(portion.value, plan.days, portion.of_days);
    return sum;
}

/// Computes the line of a plan by the fast reading.
void add_line(Desk& desk, const Plan& plan, std::vector<ChargeLine>& lines) {
    const auto& supply = *plan.supply;
    std::vector<Decimal> values;
    std::vector<LineInput> inputs;
    for (const auto& input : plan.inputs) {
        values.push_back(value_of(plan, input));
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
        return;
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
}

/// All lines of the account: the plans of every supply, merged, services and components in the
/// order of a bill, each from the first day to the last.
std::vector<ChargeLine> lines_of(Desk& desk) {
    std::vector<Plan> plans;
    for (const auto* supply : desk.account().supplies)
        for (const auto& interval : desk.segments(*supply))
            plan_segment({desk, *supply, interval, plans});
    const auto place = [&](const Plan& plan) {
        return std::tuple(detail::service_order(desk.rules().tariffs, plan.supply->service),
                          plan.component, plan.band, plan.zone);
    };
    std::stable_sort(plans.begin(), plans.end(),
                     [&](const auto& a, const auto& b) { return place(a) < place(b); });
    std::vector<ChargeLine> lines;
    for (const auto& plan : plans) add_line(desk, plan, lines);
    return lines;
}

/// The sources that lines use, numbered anew in the order of their use.
trace::SourceList used_sources(const trace::SourceList& all, std::vector<ChargeLine>& lines) {
    trace::SourceList used;
    for (auto& line : lines)
        for (auto& input : line.inputs) input.source = used.add(all[input.source]);
    return used;
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
    charges.lines = lines_of(desk);
    const Date last = last_day(desk);
    const auto area = desk.area(last);
    const bool peopled =
        std::any_of(account.occupancy.begin(), account.occupancy.end(),
                    [&](const auto* occupancy) { return occupancy->fact.valid.contains(last); });
    const auto people = peopled ? desk.people(last) : std::nullopt;
    if (charges.lines.size() > limits::bill_lines_max)
        desk.report({ErrorCode::limit_exceeded,
                     account.accounts.front()->fact.path,
                     std::to_string(charges.lines.size()),
                     {"не больше " + std::to_string(limits::bill_lines_max) + " строк",
                      "at most " + std::to_string(limits::bill_lines_max) + " lines"}});
    if (!desk.errors().empty()) return desk.errors();

    charges.premises = desk.open_account(last).premises;
    charges.area = area->value;
    charges.people = people ? people->value.unscaled() : 0;
    charges.decisions = desk.decisions();
    charges.sources = used_sources(desk.sources(), charges.lines);
    charges.billed = desk.billed();
    return charges;
}

}  // namespace kvit::charge
