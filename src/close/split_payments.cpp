#include "close/split_payments.hpp"

#include <algorithm>

namespace kvit::close {
namespace {

using bill::BalanceKey;
using tariff::Section;

/// A payment for a voluntary service accepts the offer: up to what this bill offers, and for an
/// earlier month, whose bill made the offer, the whole sum. What is paid beyond, or before the
/// offer is made, stays an advance.
class Acceptance {
  public:
    Acceptance(Month month, const std::vector<charge::ChargeLine>& lines) : month_(month) {
        for (const auto& line : lines)
            if (line.section == Section::voluntary)
                offered_[{line.creditor, line.service, line.month}] += line.amount;
    }
    Money accept(const BalanceKey& key, Money paid) {
        if (key.month < month_) return paid;
        const auto at = offered_.find(key);
        if (at == offered_.end()) return {};
        const Money accepted = std::clamp(paid, Money(), std::max(at->second, Money()));
        at->second -= accepted;
        return accepted;
    }
    /// What was paid ahead accepts the offer when it is made.
    void accept_paid_ahead(AccountMoney& money) {
        for (auto& [key, left] : offered_)
            if (const Money accepted = accept(key, -money.balance({key})); !accepted.is_zero())
                money.post({bill::PostingKind::charge, key, accepted});
    }

  private:
    Month month_;
    std::map<BalanceKey, Money> offered_;
};

}  // namespace

void post_split_payments(const charge::HouseMonth& house, const charge::AccountFacts& account,
                         const Charges& charges, AccountMoney& money) {
    const auto charged = charges.find(account.id);
    Acceptance acceptance(house.month, charged == charges.end() ? std::vector<charge::ChargeLine>()
                                                                : charged->second.lines);
    acceptance.accept_paid_ahead(money);
    for (const auto* payment : charge::payments_of(house, account)) {
        for (const auto& part : payment->parts) {
            const BalanceKey key{part.creditor, part.service, part.month};
            const auto* service = house.rules.tariffs.service(part.service);
            if (service->section == Section::voluntary)
                if (const Money accepted = acceptance.accept(key, part.amount); !accepted.is_zero())
                    money.post({bill::PostingKind::charge, key, accepted});
            money.post({.kind = bill::PostingKind::payment,
                        .key = key,
                        .amount = -part.amount,
                        .date = payment->date,
                        .cause = payment->fact.id.text()});
        }
    }
}

}  // namespace kvit::close
