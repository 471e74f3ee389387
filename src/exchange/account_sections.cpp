#include "exchange/account_sections.hpp"

#include <algorithm>
#include <tuple>

namespace kvit::exchange {

SectionPairs section_pairs(const std::vector<StatementAccount>& accounts) {
    std::vector<std::size_t> dated;
    for (std::size_t i = 0; i < accounts.size(); ++i)
        if (accounts[i].from && accounts[i].to) dated.push_back(i);
    std::stable_sort(dated.begin(), dated.end(), [&](std::size_t a, std::size_t b) {
        return std::tie(accounts[a].account, *accounts[a].from, *accounts[a].to) <
               std::tie(accounts[b].account, *accounts[b].from, *accounts[b].to);
    });
    SectionPairs pairs;
    for (std::size_t i = 1; i < dated.size(); ++i) {
        const SectionPair pair{dated[i - 1], dated[i]};
        const StatementAccount& before = accounts[pair.before];
        const StatementAccount& after = accounts[pair.after];
        if (before.account != after.account) continue;
        if (*after.from <= *before.to)
            pairs.overlapping.push_back(pair);
        else if (*after.from - *before.to == 1)
            pairs.following.push_back(pair);
    }
    return pairs;
}

bool balances_meet(const StatementAccount& before, const StatementAccount& after) {
    return !before.closing || !after.opening || *before.closing == *after.opening;
}

}  // namespace kvit::exchange
