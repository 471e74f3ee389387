#include "close/split_places.hpp"

#include <algorithm>

namespace kvit::close {
namespace {

/// Takes money from the end of a payment's parts, the last one first.
void cut(std::vector<ledger::PlacedBefore>& parts, Money amount) {
    while (!amount.is_zero() && !parts.empty()) {
        const Money gone = std::min(amount, parts.back().amount);
        parts.back().amount -= gone;
        amount -= gone;
        if (parts.back().amount.is_zero()) parts.pop_back();
    }
}

}  // namespace

std::vector<ledger::PlacedBefore> split_places(const charge::HouseMonth& house,
                                               const MoneyFacts& facts,
                                               const premises::Payment& payment) {
    std::vector<ledger::PlacedBefore> parts;
    for (const auto& part : payment.parts) {
        const auto* service = house.rules.tariffs.service(part.service);
        const bool voluntary = service != nullptr && service->section == tariff::Section::voluntary;
        if (!part.amount.is_zero())
            parts.push_back({.key = {part.creditor, part.service, part.month},
                             .voluntary = voluntary,
                             .amount = part.amount});
    }
    Money taken;
    for (const auto* fact : facts.taken_of(payment.fact.id)) {
        if (!fact->amount) return {};  // all that was left
        taken += *fact->amount;
    }
    cut(parts, taken);
    return parts;
}

}  // namespace kvit::close
