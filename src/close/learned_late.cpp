#include "close/learned_late.hpp"

#include <algorithm>
#include <map>
#include <type_traits>

#include "kvit/base/limits.hpp"
#include "kvit/premises/fact_lists.hpp"

namespace kvit::close {
namespace {

template <class Item>
constexpr bool is_money =
    std::is_same_v<Item, premises::Payment> || std::is_same_v<Item, premises::TakeBack> ||
    std::is_same_v<Item, premises::HandPosting> || std::is_same_v<Item, premises::Succession>;

template <class List>
using ItemOf = typename std::remove_cvref_t<List>::value_type;

template <class Item>
constexpr Phrase what_of() {
    using namespace premises;
    if constexpr (std::is_same_v<Item, premises::Premises>)
        return {"помещение", "the premises"};
    else if constexpr (std::is_same_v<Item, Account>)
        return {"лицевой счёт", "the account"};
    else if constexpr (std::is_same_v<Item, Occupancy>)
        return {"число проживающих", "the people"};
    else if constexpr (std::is_same_v<Item, BenefitGrant>)
        return {"льгота", "the benefit"};
    else if constexpr (std::is_same_v<Item, Supply>)
        return {"услуга", "the supply"};
    else if constexpr (std::is_same_v<Item, Meter>)
        return {"прибор учёта", "the meter"};
    else if constexpr (std::is_same_v<Item, MeterState>)
        return {"состояние прибора учёта", "the state of the meter"};
    else if constexpr (std::is_same_v<Item, Reading>)
        return {"показание", "the reading"};
    else if constexpr (std::is_same_v<Item, CommonArea> || std::is_same_v<Item, HouseArea>)
        return {"площадь", "the area"};
    else if constexpr (std::is_same_v<Item, Interruption>)
        return {"перерыв", "the interruption"};
    else if constexpr (std::is_same_v<Item, QualityBreach>)
        return {"нарушение качества", "the breach of quality"};
    else if constexpr (std::is_same_v<Item, Absence>)
        return {"временное отсутствие", "the absence"};
    else if constexpr (std::is_same_v<Item, VolumeAct> || std::is_same_v<Item, InterferenceAct> ||
                       std::is_same_v<Item, Installability>)
        return {"акт", "the act"};
    else if constexpr (std::is_same_v<Item, Retraction>)
        return {"отзыв сведений", "the withdrawal"};
    else
        return {"сведения", "the fact"};
}

template <class Item>
const FactId* target_of(const Item& item) {
    if constexpr (std::is_same_v<Item, premises::Retraction>)
        return &item.retracts;
    else
        return item.fact.supersedes ? &*item.fact.supersedes : nullptr;
}

template <class Item>
Date begins(const Item& item) {
    if constexpr (requires { item.date; })
        return item.date;
    else if constexpr (requires { item.begin.date; })
        return item.begin.date;
    else if constexpr (requires { item.left; })
        return item.left;
    else
        return item.fact.valid.from;
}

struct Late {
    const premises::Fact* fact;
    Phrase what;
    bool corrects;
};

class Finder {
  public:
    Finder(const premises::House& house, const premises::House& known, Date since, Date known_on,
           Month month)
        : since_(since), known_on_(known_on), month_(month) {
        premises::each_list(known, [&](const auto& list) {
            for (const auto& item : list) visible_.insert(item.fact.id);
        });
        premises::each_list(house, [&](const auto& list) {
            if constexpr (is_money<ItemOf<decltype(list)>>)
                for (const auto& item : list) money_.insert(item.fact.id);
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
            const auto& named = late_.at(root);
            group.named = *named.fact;
            group.what = named.what;
            group.corrects = named.corrects;
        }
        std::vector<LearnedLate> groups;
        groups.reserve(by_root.size());
        for (auto& [root, group] : by_root) groups.push_back(std::move(group));
        while (groups.size() > limits::recalculation_causes_max) {
            auto& last = groups[groups.size() - 2];
            last.ids.merge(groups.back().ids);
            last.with_others = true;
            groups.pop_back();
        }
        return groups;
    }

  private:
    template <class Item>
    void look_at(const Item& item) {
        const auto& fact = item.fact;
        if (fact.known_on <= since_ || fact.known_on > known_on_) return;
        const auto* target = target_of(item);
        if (target == nullptr && begins(item) >= month_.first_day()) return;
        if (target != nullptr && money_.contains(*target)) return;
        constexpr bool withdraws = std::is_same_v<Item, premises::Retraction>;
        late_.emplace(fact.id, Late{&fact, what_of<Item>(), target != nullptr && !withdraws});
        if (target != nullptr) taken_by_.emplace(*target, fact.id);
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
