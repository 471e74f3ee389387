#include "close/summary.hpp"

#include <algorithm>
#include <utility>

#include "charge/service_order.hpp"

namespace kvit::close {
namespace {

/// Quantities sum only in one unit.
void add_line(std::vector<ServiceSummary>& services, const charge::ChargeLine& line) {
    const Unit unit = charge::card_of(line.formula).quantity_unit;
    const auto at = std::find_if(services.begin(), services.end(), [&](const auto& summary) {
        return summary.service == line.service && summary.component == line.component &&
               summary.unit == unit;
    });
    if (at == services.end()) {
        services.push_back({line.service, line.component, line.quantity, unit, line.amount});
        return;
    }
    at->quantity = at->quantity + line.quantity;
    at->amount += line.amount;
}

}  // namespace

void summarize(const std::vector<bill::Bill>& bills, const tariff::TariffBook& book,
               HouseSummary& summary) {
    summary.accounts = bills.size();
    for (const auto& bill : bills) {
        for (const auto& line : bill.lines) add_line(summary.services, line);
        summary.totals.opening += bill.totals.opening;
        summary.totals.charged += bill.totals.charged;
        summary.totals.voluntary += bill.totals.voluntary;
        summary.totals.paid += bill.totals.paid;
        summary.totals.corrected += bill.totals.corrected;
        summary.totals.closing += bill.totals.closing;
        summary.totals.to_pay += bill.totals.to_pay;
        summary.totals.to_pay_with_voluntary += bill.totals.to_pay_with_voluntary;
    }
    std::stable_sort(
        summary.services.begin(), summary.services.end(), [&](const auto& a, const auto& b) {
            return std::pair(charge::detail::service_order(book, a.service), a.component) <
                   std::pair(charge::detail::service_order(book, b.service), b.component);
        });
}

}  // namespace kvit::close
