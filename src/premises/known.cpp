// The house as it was known on a day.
#include <algorithm>
#include <map>
#include <set>

#include "kvit/premises/house.hpp"

namespace kvit::premises {
namespace {

/// Calls `visit(list)` for each list of facts of the house.
template <class AnyHouse, class Visit>
void each_list(AnyHouse& house, Visit visit) {
    visit(house.premises);
    visit(house.accounts);
    visit(house.occupancy);
    visit(house.supplies);
    visit(house.installability);
    visit(house.meters);
    visit(house.readings);
    visit(house.payments);
    visit(house.retractions);
}

bool later(const Fact& a, const Fact& b) {
    return std::pair(a.known_on, a.seq) > std::pair(b.known_on, b.seq);
}

class Knowledge {
  public:
    Knowledge(const House& house, Date known_on) : known_on_(known_on) {
        each_list(house, [&](const auto& list) { collect(list); });
        each_list(house, [&](const auto& list) { supersede(list); });
        for (const auto& retraction : house.retractions) retract(retraction);
    }

    const Errors& errors() const { return errors_; }
    bool visible(const Fact& fact) const {
        return fact.known_on <= known_on_ && !gone_.contains(fact.id);
    }

  private:
    struct Known {
        const Fact* fact;
        const void* list;
    };

    template <class List>
    void collect(const List& list) {
        for (const auto& item : list) {
            const auto [at, fresh] = by_id_.try_emplace(item.fact.id, Known{&item.fact, &list});
            if (!fresh)
                errors_.add(ErrorCode::duplicate_id, item.fact.path + ".id", item.fact.id.text(),
                            {"id, которого ещё нет (занят в " + at->second.fact->path + ")",
                             "an id not used yet (taken by " + at->second.fact->path + ")"});
        }
    }

    template <class List>
    void supersede(const List& list) {
        for (const auto& item : list) {
            if (!item.fact.supersedes) continue;
            replace(item.fact, *item.fact.supersedes, &list, ".supersedes");
        }
    }
    void retract(const Retraction& retraction) {
        replace(retraction.fact, retraction.retracts, nullptr, ".retracts");
    }

    /// `by` takes `target` away, if both are known. A null list admits a target of any list.
    void replace(const Fact& by, const FactId& target, const void* list, const char* key) {
        const auto at = by_id_.find(target);
        const bool fits = at != by_id_.end() && (list == nullptr || at->second.list == list) &&
                          later(by, *at->second.fact);
        if (!fits) {
            errors_.add(ErrorCode::bad_supersession, by.path + key, target.text(),
                        {"id факта того же списка, известного раньше",
                         "the id of a fact of the same list that was known earlier"});
        } else if (by.known_on <= known_on_ && !gone_.insert(target).second) {
            errors_.add(ErrorCode::bad_supersession, by.path + key, target.text(),
                        {"факт, который ещё не заменён и не отозван",
                         "a fact not yet superseded or retracted"});
        }
    }

    Date known_on_;
    std::map<FactId, Known> by_id_;
    std::set<FactId> gone_;
    Errors errors_;
};

}  // namespace

Result<House> as_known_on(const House& house, Date known_on) {
    const Knowledge knowledge(house, known_on);
    if (!knowledge.errors().empty()) return knowledge.errors();
    House known = house;
    each_list(known, [&](auto& list) {
        std::erase_if(list, [&](const auto& item) { return !knowledge.visible(item.fact); });
        std::sort(list.begin(), list.end(),
                  [](const auto& a, const auto& b) { return a.fact.id < b.fact.id; });
    });
    return known;
}

}  // namespace kvit::premises
