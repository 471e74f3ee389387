#include "close/payment_origins.hpp"

#include "kvit/base/limits.hpp"

namespace kvit::close {

PaymentOrigins::PaymentOrigins(const premises::House& house, const premises::House& known,
                               Date known_on) {
    for (const auto& payment : known.payments) payments_.emplace(payment.fact.id, &payment);
    for (const auto& fact : known.take_backs)
        if (fact.kind == premises::TakeBackKind::transfer) transfers_.emplace(fact.fact.id, &fact);
    const auto follow = [&](const auto& list) {
        for (const auto& each : list)
            if (each.fact.supersedes && each.fact.known_on <= known_on)
                superseded_by_.emplace(*each.fact.supersedes, each.fact.id);
    };
    follow(house.payments);
    follow(house.take_backs);
}

std::optional<Origin> PaymentOrigins::find(FactId id) const {
    std::optional<Origin> origin;
    for (std::size_t step = 0; step <= limits::transfer_chain_max; ++step) {
        const auto payment = payments_.find(id);
        const auto transfer = transfers_.find(id);
        if (payment != payments_.end()) {
            const auto& fact = *payment->second;
            if (!origin) return Origin{id, id, fact.account, fact.date, fact.date};
            origin->payment = id;
            origin->paid = fact.date;
            if (origin->account.empty()) origin->account = fact.account;
            return origin;
        }
        if (transfer != transfers_.end()) {
            const auto& fact = *transfer->second;
            if (!origin) origin = Origin{id, id, {}, fact.date, fact.date};
            if (origin->account.empty() && fact.account) origin->account = *fact.account;
            id = fact.payment;
            continue;
        }
        const auto corrected = superseded_by_.find(id);
        if (corrected == superseded_by_.end()) return std::nullopt;
        id = corrected->second;
    }
    return std::nullopt;
}

}  // namespace kvit::close
