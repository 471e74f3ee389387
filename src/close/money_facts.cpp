#include "close/money_facts.hpp"

namespace kvit::close {
namespace {

template <class Fact>
std::set<FactId> ids_of(const std::vector<Fact>& facts) {
    std::set<FactId> ids;
    for (const auto& fact : facts) ids.insert(fact.fact.id);
    return ids;
}

/// Those of `before` dated before the month; those of them that are gone by now go to `gone`.
template <class Fact>
void split(const std::vector<Fact>& before, const std::vector<Fact>& now, Month month,
           std::set<FactId>& posted, std::vector<Fact>& gone) {
    const auto still = ids_of(now);
    for (const auto& fact : before) {
        if (fact.date >= month.first_day()) continue;
        posted.insert(fact.fact.id);
        if (!still.contains(fact.fact.id)) gone.push_back(fact);
    }
}

}  // namespace

Result<MoneyFacts> MoneyFacts::of(const premises::House& house, const charge::HouseMonth& prepared,
                                  const Opening* opening) {
    MoneyFacts facts(prepared.month);
    if (opening == nullptr || !opening->known_on) return facts;
    const auto before = premises::as_known_on(house, *opening->known_on);
    if (!before) return before.errors();
    const premises::House& now = prepared.house;
    std::set<FactId> posted;
    std::vector<premises::TakeBack> take_backs;
    split(before->payments, now.payments, facts.month_, posted, facts.payments_);
    split(before->postings, now.postings, facts.month_, posted, facts.postings_);
    split(before->take_backs, now.take_backs, facts.month_, posted, take_backs);
    std::vector<premises::Succession> successions;
    split(before->successions, now.successions, facts.month_, posted, successions);
    Errors errors;
    const auto refuse = [&](const auto& gone) {
        for (const auto& fact : gone)
            errors.add(
                ErrorCode::unsupported, fact.fact.path, fact.fact.id.text(),
                {"операция, которая уже проведена: вместо отзыва нужна новая",
                 "an operation that is posted already: instead of withdrawing it, a new one"});
    };
    refuse(take_backs);
    refuse(successions);
    if (!errors.empty()) return errors;
    facts.posted_ = std::move(posted);
    return facts;
}

}  // namespace kvit::close
