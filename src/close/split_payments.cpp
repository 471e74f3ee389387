#include "close/split_payments.hpp"

#include <algorithm>

namespace kvit::close {
namespace {

using bill::BalanceKey;
using tariff::Section;

/// A payment for a voluntary service accepts the offer: up to what this bill offers, and for an
/// earlier month, whose bill made the offer, the whole sum. What is paid beyond stays an advance.
class Acceptance {
  public:
    explicit Acceptance(const std::vector<charge::ChargeLine>& lines) {
        for (const auto& line : lines)
            if (line.section == Section::voluntary)
                offered_[{line.creditor, line.service, line.month}] += line.amount;
    }
    Money accept(const BalanceKey& key, Month month, Money paid) {
        if (key.month != month) return paid;
        Money& left = offered_[key];
        const Money accepted = std::clamp(paid, Money(), std::max(left, Money()));
        left -= accepted;
        return accepted;
    }

  private:
    std::map<BalanceKey, Money> offered_;
};

}  // namespace

void post_split_payments(const charge::HouseMonth& house, const charge::AccountFacts& account,
                         const Charges& charges, AccountMoney& money) {
    const auto charged = charges.find(account.id);
    Acceptance acceptance(charged == charges.end() ? std::vector<charge::ChargeLine>()
                                                   : charged->second.lines);
    for (const auto* payment : charge::payments_of(house, account)) {
        for (const auto& part : payment->parts) {
            const BalanceKey key{part.creditor, part.service, part.month};
            const auto* service = house.rules.tariffs.service(part.service);
            if (service->section == Section::voluntary)
                if (const Money accepted = acceptance.accept(key, house.month, part.amount);
                    !accepted.is_zero())
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
