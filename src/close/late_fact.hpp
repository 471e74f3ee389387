#pragma once

#include <map>
#include <type_traits>

#include "kvit/base/text.hpp"
#include "kvit/premises/fact_lists.hpp"

/// What a recalculation has to know of one fact, whichever list it stands in.
namespace kvit::close {

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

/// The fact whose place this one takes, or which it withdraws; null if none.
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

/// Whose facts are: what a fact about a meter or a flat changes is of its account.
class Owners {
  public:
    explicit Owners(const premises::House& house) {
        for (const auto& meter : house.meters) of_meter_.emplace(meter.id, meter.account);
        for (const auto& account : house.accounts) {
            const auto [at, is_new] = of_premises_.emplace(account.premises, account.id);
            if (!is_new && at->second != account.id) at->second = AccountId();
        }
    }

    /// Empty: of the house, or of several accounts.
    template <class Item>
    AccountId of(const Item& item) const {
        if constexpr (requires { item.accounts; })
            return item.accounts.size() == 1 ? item.accounts.front() : AccountId();
        else if constexpr (requires { item.account; })
            return item.account;
        else if constexpr (requires { item.meter; })
            return found(of_meter_, item.meter);
        else if constexpr (std::is_same_v<Item, premises::Account>)
            return item.id;
        else if constexpr (std::is_same_v<Item, premises::Premises>)
            return found(of_premises_, item.id);
        else
            return {};
    }

  private:
    template <class Id>
    static AccountId found(const std::map<Id, AccountId>& owners, const Id& id) {
        const auto at = owners.find(id);
        return at == owners.end() ? AccountId() : at->second;
    }

    std::map<MeterId, AccountId> of_meter_;
    std::map<PremisesId, AccountId> of_premises_;
};

}  // namespace kvit::close
