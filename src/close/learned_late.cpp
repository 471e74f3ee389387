#include "close/learned_late.hpp"

#include <algorithm>
#include <map>

#include "close/late_fact.hpp"
#include "kvit/base/limits.hpp"

namespace kvit::close {
namespace {

/// A fact that came late.
struct Late {
    const premises::Fact* fact;
    const FactId* target;
    bool withdraws;
};

/// What a fact is about.
struct About {
    Phrase what;
    AccountId account;
};

/// No more steps than there may be: causes of the house stand alone as long as there is room, the
/// n-th causes of all accounts stand together.
std::vector<LearnedLate> together(std::vector<LearnedLate> causes) {
    std::map<AccountId, std::size_t> of_account;
    std::size_t of_house = 0;
    std::size_t of_any = 0;
    for (const auto& each : causes) {
        const auto& account = each.causes.front().account;
        if (account.empty())
            ++of_house;
        else
            of_any = std::max(of_any, ++of_account[account]);
    }
    constexpr auto most = limits::recalculation_causes_max;
    const std::size_t for_accounts =
        std::min(of_any, std::max(most / 2, most - std::min(of_house, most)));
    const std::size_t for_house = std::min(of_house, most - for_accounts);
    std::vector<LearnedLate> steps(for_house + for_accounts);
    of_account.clear();
    of_house = 0;
    for (auto& each : causes) {
        const auto& account = each.causes.front().account;
        const std::size_t at = account.empty()
                                   ? std::min(of_house++, for_house - 1)
                                   : for_house + std::min(of_account[account]++, for_accounts - 1);
        steps[at].ids.merge(each.ids);
        steps[at].causes.push_back(std::move(each.causes.front()));
    }
    return steps;
}

class Finder {
  public:
    Finder(const premises::House& house, const premises::House& known, Date since, Date known_on,
           Month month)
        : since_(since), known_on_(known_on), month_(month) {
        premises::each_list(known, [&](const auto& list) {
            for (const auto& item : list) visible_.insert(item.fact.id);
        });
        const Owners owners(house);
        premises::each_list(house, [&](const auto& list) {
            using Item = ItemOf<decltype(list)>;
            for (const auto& item : list) {
                if constexpr (is_money<Item>)
                    money_.insert(item.fact.id);
                else
                    about_.emplace(item.fact.id, About{what_of<Item>(), owners.of(item)});
            }
        });
        premises::each_list(house, [&](const auto& list) {
            if constexpr (!is_money<ItemOf<decltype(list)>>)
                for (const auto& item : list) look_at(item);
        });
    }

    std::vector<LearnedLate> groups() const {
        std::map<FactId, LearnedLate> by_root;
        for (const auto& [id, late] : late_) {
            const FactId root = root_of(id);
            auto& group = by_root[root];
            group.ids.insert(id);
            if (group.causes.empty()) group.causes.push_back(cause_of(late_.at(root)));
        }
        std::vector<LearnedLate> groups;
        groups.reserve(by_root.size());
        for (auto& [root, group] : by_root) groups.push_back(std::move(group));
        return groups.size() > limits::recalculation_causes_max ? together(std::move(groups))
                                                                : groups;
    }

  private:
    template <class Item>
    void look_at(const Item& item) {
        const auto& fact = item.fact;
        if (fact.known_on <= since_ || fact.known_on > known_on_) return;
        const auto* target = target_of(item);
        if (target == nullptr && begins(item) >= month_.first_day()) return;
        if (target != nullptr && money_.contains(*target)) return;
        late_.emplace(fact.id, Late{&fact, target, std::is_same_v<Item, premises::Retraction>});
        if (target != nullptr) taken_by_.emplace(*target, fact.id);
    }

    LateCause cause_of(const Late& late) const {
        const FactId& subject = late.withdraws ? *late.target : late.fact->id;
        auto at = about_.find(subject);
        if (at == about_.end()) at = about_.find(late.fact->id);
        LateCause cause{
            .named = *late.fact, .what = at->second.what, .account = at->second.account};
        if (late.withdraws)
            cause.withdraws = *late.target;
        else
            cause.corrects = late.target != nullptr;
        return cause;
    }

    /// The fact of its chain of corrections that stands.
    FactId root_of(FactId id) const {
        while (!visible_.contains(id)) {
            const auto taker = taken_by_.find(id);
            if (taker == taken_by_.end()) break;
            id = taker->second;
        }
        return id;
    }

    Date since_;
    Date known_on_;
    Month month_;
    std::set<FactId> visible_;
    std::set<FactId> money_;
    std::map<FactId, About> about_;
    std::map<FactId, Late> late_;
    std::map<FactId, FactId> taken_by_;
};

}  // namespace

std::vector<LearnedLate> learned_late(const premises::House& house, const premises::House& known,
                                      Date since, Date known_on, Month month) {
    return Finder(house, known, since, known_on, month).groups();
}

std::int64_t facts_known_on(const premises::House& house, Date day) {
    std::int64_t count = 0;
    std::set<FactId> money;
    premises::each_list(house, [&](const auto& list) {
        if constexpr (is_money<ItemOf<decltype(list)>>)
            for (const auto& item : list) money.insert(item.fact.id);
    });
    premises::each_list(house, [&](const auto& list) {
        using Item = ItemOf<decltype(list)>;
        if constexpr (!is_money<Item>)
            for (const auto& item : list) {
                if constexpr (std::is_same_v<Item, premises::Retraction>)
                    if (money.contains(item.retracts)) continue;
                if (item.fact.known_on <= day) ++count;
            }
    });
    return count;
}

premises::House without(const premises::House& house, const std::set<FactId>& ids) {
    premises::House rest = house;
    std::set<FactId> money;
    premises::each_list(rest, [&](auto& list) {
        if constexpr (is_money<ItemOf<decltype(list)>>) {
            for (const auto& item : list) money.insert(item.fact.id);
            list.clear();
        }
    });
    premises::each_list(rest, [&](auto& list) {
        std::erase_if(list, [&](const auto& item) { return ids.contains(item.fact.id); });
    });
    std::erase_if(rest.retractions,
                  [&](const auto& item) { return money.contains(item.retracts); });
    return rest;
}

}  // namespace kvit::close
