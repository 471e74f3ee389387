#include "close/receivables.hpp"

#include <algorithm>
#include <tuple>

#include "charge/service_order.hpp"
#include "close/document_number.hpp"

namespace kvit::close {
namespace {

struct Place {
    bill::DebtKey of;
    bool voluntary;

    friend auto operator<=>(const Place&, const Place&) = default;
};

}  // namespace

Receivables::Receivables(const charge::HouseMonth& house) : house_(house), due_(house) {
    std::vector<ServiceId> services;
    for (const auto& [id, service] : house.rules.tariffs.services) services.push_back(id);
    std::sort(services.begin(), services.end(), [&](const auto& a, const auto& b) {
        return charge::detail::service_order(house.rules.tariffs, a) <
               charge::detail::service_order(house.rules.tariffs, b);
    });
    for (const auto& service : services)
        rows_.emplace(service, static_cast<std::int64_t>(rows_.size()) + 1);
}

std::int64_t Receivables::row(const ServiceId& service) const {
    const auto at = rows_.find(service);
    return at == rows_.end() ? 0 : at->second;
}

ledger::AccountReceivables Receivables::of(const AccountId& id, const AccountMoney& account,
                                           const std::vector<ledger::ReceivedPayment>& placed,
                                           bool with_offers) {
    std::map<Place, Money> amounts;
    for (const auto& [of, amount] : account.balances())
        if (!of.is_advance() && amount > Money()) amounts[{of, false}] += amount;
    if (with_offers)
        for (const auto& offer : account.offers) amounts[{offer.of(), true}] += offer.amount;
    for (const auto& payment : placed)
        if (payment.account == id)
            for (const auto& part : *payment.placed)
                amounts[{{part.key, part.kind}, part.voluntary}] += part.amount;

    ledger::AccountReceivables receivables{.account = id, .receivables = {}, .path = "accounts"};
    receivables.receivables.reserve(amounts.size());
    for (const auto& [place, amount] : amounts) {
        const Money charged = account.charged(place.of);
        receivables.receivables.push_back(
            {.key = place.of.key,
             .kind = place.of.kind,
             .due = due_.of(place.of.key.month),
             .amount = amount,
             .charge = charged.is_zero() ? amount : std::max(charged, Money()),
             .document = document_number(id, place.of.key.month),
             .row = row(place.of.key.service),
             .voluntary = place.voluntary,
             .path = "accounts"});
    }
    return receivables;
}

}  // namespace kvit::close
