#include "ledger/reconciliation/account_index.hpp"

#include <algorithm>
#include <tuple>

#include "ledger/reconciliation/number.hpp"

namespace kvit::ledger {

AccountIndex::AccountIndex(const PaymentsCase& facts) {
    for (const KnownAccount& account : facts.accounts) accounts_.push_back(&account);
    std::sort(accounts_.begin(), accounts_.end(),
              [](const auto* a, const auto* b) { return a->account < b->account; });
    for (std::uint32_t place = 0; place < accounts_.size(); ++place) {
        numbers_.push_back({plain_number(accounts_[place]->account.text()), place});
        for (const std::string& number : accounts_[place]->numbers)
            numbers_.push_back({plain_number(number), place});
    }
    std::sort(numbers_.begin(), numbers_.end());
    numbers_.erase(std::unique(numbers_.begin(), numbers_.end()), numbers_.end());

    for (const KnownBill& bill : facts.bills) {
        documents_.emplace_back(plain_number(bill.document), &bill);
        bills_.push_back(&bill);
    }
    std::sort(documents_.begin(), documents_.end());
    std::sort(bills_.begin(), bills_.end(), [](const auto* a, const auto* b) {
        return std::tie(a->account, a->period, a->document) <
               std::tie(b->account, b->period, b->document);
    });
    std::size_t next = 0;
    for (const KnownAccount* account : accounts_) {
        first_bill_.push_back(next);
        while (next < bills_.size() && bills_[next]->account == account->account) ++next;
    }
    first_bill_.push_back(next);
}

std::uint32_t AccountIndex::place_of(const AccountId& account) const {
    const auto at =
        std::lower_bound(accounts_.begin(), accounts_.end(), account,
                         [](const auto* known, const auto& id) { return known->account < id; });
    return static_cast<std::uint32_t>(at - accounts_.begin());
}

std::span<const NumberOf> AccountIndex::with(std::string_view number) const {
    if (number.empty()) return {};
    const auto first =
        std::lower_bound(numbers_.begin(), numbers_.end(), number,
                         [](const NumberOf& each, std::string_view n) { return each.number < n; });
    auto last = first;
    while (last != numbers_.end() && last->number == number)
        if (++last - first > shared_max) return {};
    return {first, last};
}

const KnownBill* AccountIndex::bill(std::string_view plain_document) const {
    const auto at = std::lower_bound(
        documents_.begin(), documents_.end(), plain_document,
        [](const auto& each, std::string_view document) { return each.first < document; });
    return at != documents_.end() && at->first == plain_document ? at->second : nullptr;
}

std::span<const KnownBill* const> AccountIndex::bills(std::uint32_t account) const {
    return std::span(bills_).subspan(first_bill_[account],
                                     first_bill_[account + 1] - first_bill_[account]);
}

}  // namespace kvit::ledger
