#include "bill/totals.hpp"

#include <algorithm>
#include <map>

namespace kvit::bill {
namespace {

Money to_pay(const std::vector<BalanceRow>& balances) {
    std::map<ProviderId, Money> by_creditor;
    for (const auto& row : balances) by_creditor[row.key.creditor] += row.closing;
    Money sum;
    for (const auto& [creditor, balance] : by_creditor) sum += std::max(balance, Money());
    return sum;
}

/// What the lines offer and no payment has accepted.
Money still_offered(const Bill& bill) {
    std::map<BalanceKey, Money> offered;
    for (const auto& line : bill.lines)
        if (line.section == tariff::Section::voluntary)
            offered[{line.creditor, line.service, line.month}] += line.amount;
    for (const auto& row : bill.balances)
        if (const auto at = offered.find(row.key); at != offered.end()) at->second -= row.charged;
    Money sum;
    for (const auto& [key, left] : offered) sum += left;
    return sum;
}

}  // namespace

Totals totals_of(const Bill& bill) {
    Totals totals;
    for (const auto& line : bill.lines)
        (line.section == tariff::Section::voluntary ? totals.voluntary : totals.charged) +=
            line.amount;
    for (const auto& row : bill.balances) {
        totals.opening += row.opening;
        totals.paid += row.paid;
        totals.corrected += row.corrected;
        totals.closing += row.closing;
    }
    totals.to_pay = to_pay(bill.balances);
    totals.to_pay_with_voluntary = totals.to_pay + still_offered(bill);
    return totals;
}

}  // namespace kvit::bill
