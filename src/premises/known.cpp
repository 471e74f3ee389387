// The house as it was known on a day.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "kvit/premises/fact_lists.hpp"

namespace kvit::premises {
namespace {

/// The order in which the centre learned facts.
auto learned(const Fact& fact) { return std::tie(fact.known_on, fact.seq); }

/// What a fact takes away, if it does.
const FactId* target_of(const Retraction& retraction) { return &retraction.retracts; }
template <class Item>
const FactId* target_of(const Item& item) {
    return item.fact.supersedes ? &*item.fact.supersedes : nullptr;
}

/// Which facts are visible on a day. A fact takes its target away unless it is itself retracted: a
/// chain of corrections leaves the last one, and a retracted correction gives back what it
/// replaced.
class Knowledge {
  public:
    Knowledge(const House& house, Date known_on) {
        each_list(house, [&](const auto& list) { collect(list, known_on); });
        std::sort(takers_.begin(), takers_.end(), [](const Taker& a, const Taker& b) {
            return std::tuple(learned(*b.fact), b.fact->id) <
                   std::tuple(learned(*a.fact), a.fact->id);
        });
        for (const auto& taker : takers_)  // the last learned first
            if (!retracted_.contains(taker.fact->id)) take(taker);
        std::reverse(wrong_.begin(), wrong_.end());
        for (const auto& error : wrong_) errors_.add(error);
    }

    const Errors& errors() const { return errors_; }
    bool visible(const Fact& fact) const {
        return known_.contains(fact.id) && !gone_.contains(fact.id);
    }

  private:
    struct Known {
        const Fact* fact;
        const void* list;
    };
    struct Taker {
        const Fact* fact;
        const FactId* target;
        const void* list;  ///< null: a retraction, whose target is of any list
    };

    template <class List>
    void collect(const List& list, Date known_on) {
        for (const auto& item : list) {
            if (item.fact.known_on > known_on) continue;
            const auto [at, fresh] = known_.try_emplace(item.fact.id, Known{&item.fact, &list});
            if (!fresh)
                errors_.add(ErrorCode::duplicate_id, item.fact.path + ".id", item.fact.id.text(),
                            {"id, которого ещё нет (занят в " + at->second.fact->path + ")",
                             "an id not used yet (taken by " + at->second.fact->path + ")"});
            constexpr bool retraction = requires { item.retracts; };
            if (const auto* target = target_of(item))
                takers_.push_back({&item.fact, target, retraction ? nullptr : &list});
        }
    }

    static std::string path_of(const Taker& taker) {
        return taker.fact->path + (taker.list == nullptr ? ".retracts" : ".supersedes");
    }

    void take(const Taker& taker) {
        const auto at = known_.find(*taker.target);
        const bool fits = at != known_.end() &&
                          (taker.list == nullptr || at->second.list == taker.list) &&
                          learned(*at->second.fact) < learned(*taker.fact);
        if (!fits) {
            wrong_.push_back({ErrorCode::bad_supersession,
                              path_of(taker),
                              taker.target->text(),
                              {"id факта того же списка, известного раньше",
                               "the id of a fact of the same list that was known earlier"}});
            return;
        }
        const auto [taken, first] = gone_.try_emplace(*taker.target, &taker);
        if (!first)
            wrong_.push_back({ErrorCode::bad_supersession,
                              path_of(*taken->second),
                              taker.target->text(),
                              {"факт, который ещё не заменён и не отозван",
                               "a fact not yet superseded or retracted"}});
        if (taker.list == nullptr) retracted_.insert(*taker.target);
    }

    std::map<FactId, Known> known_;
    std::vector<Taker> takers_;
    std::map<FactId, const Taker*> gone_;  ///< and what took it
    std::set<FactId> retracted_;
    std::vector<Error> wrong_;  ///< in the order in which they were learned, at the end
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
