#include <algorithm>
#include <tuple>

#include "charge/absence.hpp"
#include "charge/desk.hpp"
#include "charge/interference.hpp"
#include "charge/late.hpp"
#include "charge/lines.hpp"
#include "charge/methods/method.hpp"
#include "charge/quality/quality.hpp"
#include "charge/service_order.hpp"
#include "charge/yearly.hpp"
#include "kvit/charge/account_charges.hpp"
#include "kvit/trace/number.hpp"

namespace kvit::charge {
namespace {

using detail::Desk;
using detail::Plan;

/// All lines of the account: the plans of every supply, merged, services and components in the
/// order of a bill, each from the first day to the last.
std::vector<ChargeLine> lines_of(Desk& desk) {
    std::vector<Plan> plans;
    for (const auto* supply : desk.account().supplies)
        for (const auto& interval : desk.segments(*supply))
            detail::plan_segment({desk, *supply, interval, plans});
    detail::plan_interference(desk, plans);
    detail::plan_late_readings(desk, plans);
    detail::plan_corrections(desk, plans);
    detail::plan_absences(desk, plans);
    const auto place = [&](const Plan& plan) {
        return std::tuple(detail::service_order(desk.rules().tariffs, plan.supply->service),
                          plan.component, plan.band, plan.zone);
    };
    std::stable_sort(plans.begin(), plans.end(),
                     [&](const auto& a, const auto& b) { return place(a) < place(b); });
    std::vector<ChargeLine> lines;
    for (const auto& plan : plans) detail::add_lines(desk, plan, lines);
    detail::add_quality_lines(desk, lines);
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
    charges.years = account.years;
    if (!open_in(account, house.month)) return charges;
    charges.lines = lines_of(desk);
    charges.years = detail::years_of(desk, charges.lines);
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
