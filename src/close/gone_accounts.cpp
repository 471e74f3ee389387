#include "close/gone_accounts.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <vector>

namespace kvit::close {
namespace {

using premises::Account;
using premises::House;
using premises::Retraction;

/// Accounts of the opening, and of what it remembers as posted, that the house does not have.
std::set<AccountId> gone(const House& known, const Opening& opening) {
    std::set<AccountId> ids;
    for (const auto& account : opening.accounts) ids.insert(account.account);
    if (opening.past)
        for (const auto& month : opening.past->months)
            for (const auto& each : month.posted) ids.insert(each.account);
    for (const auto& account : known.accounts) ids.erase(account.id);
    return ids;
}

/// The last withdrawal of a fact about the account; the end of the list if there is none.
std::vector<Retraction>::iterator withdrawal_of(House& house, const AccountId& id, Date known_on) {
    std::set<FactId> facts;
    for (const auto& account : house.accounts)
        if (account.id == id && account.fact.known_on <= known_on) facts.insert(account.fact.id);
    auto last = house.retractions.end();
    const auto order = [](const Retraction& each) {
        return std::tie(each.fact.known_on, each.fact.seq, each.fact.id);
    };
    for (auto at = house.retractions.begin(); at != house.retractions.end(); ++at)
        if (at->fact.known_on <= known_on && facts.contains(at->retracts) &&
            (last == house.retractions.end() || order(*last) < order(*at)))
            last = at;
    return last;
}

}  // namespace

std::optional<House> with_gone_accounts(const House& house, const House& known,
                                        const Opening& opening, Date known_on) {
    std::optional<House> told;
    const bool remembers = opening.past && !opening.past->months.empty();
    const Month first = remembers ? opening.past->months.front().month : opening.month;
    for (const auto& id : gone(known, opening)) {
        House changed = told ? *told : house;
        const auto withdrawal = withdrawal_of(changed, id, known_on);
        if (withdrawal == changed.retractions.end()) continue;
        const auto withdrawn =
            std::find_if(changed.accounts.begin(), changed.accounts.end(),
                         [&](const Account& each) { return each.fact.id == withdrawal->retracts; });
        Account ended = *withdrawn;
        ended.fact = withdrawal->fact;
        ended.fact.supersedes = withdrawal->retracts;
        ended.fact.valid = {Date::open_start(), first.first_day()};
        changed.retractions.erase(withdrawal);
        changed.accounts.push_back(std::move(ended));
        told = std::move(changed);
    }
    return told;
}

}  // namespace kvit::close
