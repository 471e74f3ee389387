#include "ledger/reconciliation/open_bills.hpp"

#include <algorithm>

#include "ledger/reconciliation/number.hpp"

namespace kvit::ledger {

bool OpenBills::equals_a_bill(std::uint32_t account, Money amount) const {
    for (std::size_t i = 0; i < paid_[account].size(); ++i)
        if (equals(account, i, amount)) return true;
    return false;
}

bool OpenBills::owes(std::uint32_t account) const {
    for (std::size_t i = 0; i < paid_[account].size(); ++i)
        if (left(account, i) > Money()) return true;
    return false;
}

std::optional<std::size_t> OpenBills::choose(std::uint32_t account, const RegistryRow& row,
                                             Money amount, const ReconciliationPractices& practices,
                                             Judged& judged) const {
    const Bills bills = index_.bills(account);
    if (row.document) {
        const auto at =
            std::find(bills.begin(), bills.end(), index_.bill(plain_number(*row.document)));
        if (at != bills.end()) {
            judged.choice = BillChoice::named_document;
            return static_cast<std::size_t>(at - bills.begin());
        }
        judged.document_unknown = true;
    }
    // Of the bills that may be meant, by periods: the equal one, or else one by the practice.
    const Month last = Month::of(row.paid);
    const bool named = row.period && std::any_of(bills.begin(), bills.end(), [&](const auto* bill) {
                           return bill->period == *row.period;
                       });
    judged.period_without_bill = row.period && !named;
    std::vector<std::size_t> meant;
    for (std::size_t i = 0; i < bills.size(); ++i)
        if (named ? bills[i]->period == *row.period : bills[i]->period <= last) meant.push_back(i);
    const bool newest = practices.bill == law::ReconciliationBill::newest_bill;
    if (newest) std::reverse(meant.begin(), meant.end());
    judged.choice = named ? BillChoice::named_period : BillChoice::same_amount;
    for (const std::size_t i : meant)
        if (equals(account, i, amount)) return i;
    if (meant.empty()) return std::nullopt;
    if (!named) {
        judged.choice = BillChoice::by_practice;
        // The bill of a month is presented after it: that of the month of the payment comes last.
        const auto own = [&](std::size_t i) { return bills[i]->period == last; };
        if (!std::all_of(meant.begin(), meant.end(), own)) std::erase_if(meant, own);
    }
    if (newest && !named) return meant.front();
    for (const std::size_t i : meant)
        if (left(account, i) > Money()) return i;
    return newest ? meant.front() : meant.back();
}

Judged OpenBills::pay(std::uint32_t account, const RegistryRow& row, Money amount,
                      const ReconciliationPractices& practices) {
    Judged judged;
    const auto chosen = choose(account, row, amount, practices, judged);
    if (!chosen) return judged;
    const Money due = left(account, *chosen);
    judged.bill = index_.bills(account)[*chosen];
    judged.due = std::max(due, Money());
    if (due == amount) {
        judged.status = RowStatus::matched;
    } else if (left_with_insurance(account, *chosen) == amount) {
        judged.status = RowStatus::matched;
        judged.with_insurance = true;
    } else if (due > amount) {
        judged.status = RowStatus::partial;
    } else if (due > Money()) {
        judged.status = RowStatus::over;
    }
    paid_[account][*chosen] += amount;
    return judged;
}

}  // namespace kvit::ledger
