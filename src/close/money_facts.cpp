#include "close/money_facts.hpp"

#include <algorithm>

namespace kvit::close {
namespace {

template <class Fact>
std::set<FactId> ids_of(const std::vector<Fact>& facts) {
    std::set<FactId> ids;
    for (const auto& fact : facts) ids.insert(fact.fact.id);
    return ids;
}

/// Those of `before` dated before the month go to `posted`; those of them that are gone by now are
/// returned.
template <class Fact>
std::vector<Fact> split(const std::vector<Fact>& before, const std::vector<Fact>& now, Month month,
                        std::set<FactId>& posted) {
    std::vector<Fact> gone;
    const auto still = ids_of(now);
    for (const auto& fact : before) {
        if (fact.date >= month.first_day()) continue;
        posted.insert(fact.fact.id);
        if (!still.contains(fact.fact.id)) gone.push_back(fact);
    }
    return gone;
}

void refuse(const premises::Fact& fact, Errors& errors) {
    errors.add(ErrorCode::unsupported, fact.path, fact.id.text(),
               {"операция, которая уже проведена: вместо отзыва нужна новая",
                "an operation that is posted already: instead of withdrawing it, a new one"});
}

}  // namespace

/// What the months before posted as it was known to them.
Errors MoneyFacts::add_posted(const premises::House& before, const PaymentOrigins& origins,
                              const premises::House& now) {
    Errors errors;
    std::set<FactId> posted;
    for (auto& payment : split(before.payments, now.payments, month_, posted))
        payments_.push_back({std::move(payment)});
    postings_ = split(before.postings, now.postings, month_, posted);
    for (const auto& gone : split(before.successions, now.successions, month_, posted))
        refuse(gone.fact, errors);
    const auto still = ids_of(now.take_backs);
    for (const auto& fact : before.take_backs) {
        const auto origin = origins.of(fact);
        if (fact.date >= month_.first_day() || !origin) continue;
        taken_.emplace(origin->given, fact);
        const auto withdrawn = std::find_if(
            payments_.begin(), payments_.end(),
            [&](const WithdrawnPayment& each) { return each.payment.fact.id == origin->payment; });
        if (withdrawn == payments_.end()) {
            posted.insert(fact.fact.id);
            if (!still.contains(fact.fact.id)) refuse(fact.fact, errors);
        } else if (fact.kind == premises::TakeBackKind::transfer) {
            withdrawn->transfers.push_back(fact.fact.id);
        }
    }
    posted_ = std::move(posted);
    return errors;
}

void MoneyFacts::add_due(const premises::House& now, const PaymentOrigins& origins) {
    for (const auto& fact : now.take_backs) {
        if (!due(fact.fact, fact.date)) continue;
        if (auto origin = origins.of(fact))
            origins_.emplace(fact.fact.id, *std::move(origin));
        else
            waiting_.push_back(fact);
    }
}

Result<MoneyFacts> MoneyFacts::of(const premises::House& house, const charge::HouseMonth& prepared,
                                  const Opening* opening) {
    MoneyFacts facts(prepared.month);
    const premises::House& known = prepared.house;
    const PaymentOrigins now(house, known, prepared.known_on);
    if (opening != nullptr && opening->known_on) {
        const auto before = premises::as_known_on(house, *opening->known_on);
        if (!before) return before.errors();
        const PaymentOrigins origins(house, *before, *opening->known_on);
        if (auto errors = facts.add_posted(*before, origins, known); !errors.empty()) return errors;
    } else {
        for (const auto& fact : known.take_backs)
            if (fact.date < facts.month_.first_day())
                if (const auto origin = now.of(fact)) facts.taken_.emplace(origin->given, fact);
    }
    facts.add_due(known, now);
    return facts;
}

std::vector<const premises::TakeBack*> MoneyFacts::taken_of(const FactId& payment) const {
    std::vector<const premises::TakeBack*> taken;
    const auto [first, last] = taken_.equal_range(payment);
    for (auto at = first; at != last; ++at) taken.push_back(&at->second);
    return taken;
}

}  // namespace kvit::close
