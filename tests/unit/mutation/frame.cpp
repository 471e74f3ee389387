#include "unit/mutation/frame.hpp"

#include <algorithm>
#include <functional>

namespace kvit::test::mutation {
namespace {

class Concerned {
  public:
    Concerned(const Docs& before, const Docs& after) : sides_{&before, &after} {}

    std::optional<std::set<std::string>> find() {
        for (const auto& [name, document] : sides_[0]->root.items()) {
            const Json& other = sides_[1]->root[name];
            if (document == other) continue;
            if (name != "house" && name != "opening") return std::nullopt;
            keys(name, document, other);
        }
        if (all_) return std::nullopt;
        return accounts_;
    }

  private:
    void keys(const std::string& document, const Json& before, const Json& after) {
        std::set<std::string> names;
        for (const auto* side : {&before, &after})
            for (const auto& [key, item] : side->items()) names.insert(key);
        for (const auto& key : names) {
            const Json a = before.value(key, Json::array());
            const Json b = after.value(key, Json::array());
            if (key == "ext" || a == b) continue;
            if (!a.is_array() || !b.is_array()) {
                all_ = true;
                return;
            }
            for (const auto& item : difference(a, b)) element(document, key, item);
            for (const auto& item : difference(b, a)) element(document, key, item);
        }
    }
    static std::vector<Json> difference(const Json& a, const Json& b) {
        std::vector<Json> only;
        for (const auto& item : a)
            if (std::find(b.begin(), b.end(), item) == b.end()) only.push_back(item);
        return only;
    }
    /// Everything that stands under a key of a list, before and after.
    void each(const char* document, const char* list,
              const std::function<void(const Json&)>& visit) {
        for (const auto* side : sides_)
            if (side->root.contains(document) && side->root[document].contains(list) &&
                side->root[document][list].is_array())
                for (const auto& item : side->root[document][list])
                    if (item.is_object()) visit(item);
    }
    void accounts_of_meter(const std::string& meter) {
        each("house", "meters", [&](const Json& other) {
            if (other.value("meter", "") == meter) accounts_.insert(other.value("account", ""));
        });
    }
    void element(const std::string& document, const std::string& list, const Json& item) {
        if (!item.is_object()) {
            all_ = true;
            return;
        }
        if (document == "opening") {
            if (list == "meters") return accounts_of_meter(item.value("meter", ""));
            if (list == "resources") {
                all_ = true;  // of the house
                return;
            }
            accounts_.insert(item.value("account", ""));
            return;
        }
        fact(list, item);
    }
    void fact(const std::string& list, const Json& item) {
        const std::string id = item.value("id", "");
        if (!seen_.insert(list + item.dump()).second) return;
        if (list == "common_areas" || list == "house_areas" || list == "heat_corrections" ||
            list == "waste_volumes" || list == "take_backs" || list == "successions") {
            all_ = true;
        } else if (list == "supplies" || list == "interruptions" || list == "quality_breaches") {
            if (!item.contains("accounts") || !item["accounts"].is_array())
                all_ = true;
            else
                for (const auto& account : item["accounts"])
                    accounts_.insert(account.get<std::string>());
        } else if (list == "premises") {
            each("house", "accounts", [&](const Json& account) {
                if (account.value("premises", "") == item.value("premises", "-"))
                    accounts_.insert(account.value("account", ""));
            });
        } else if (list == "readings" || list == "meters" || list == "meter_states") {
            accounts_of_meter(item.value("meter", ""));
        }
        if (item.contains("account")) accounts_.insert(item.value("account", ""));
        for (const char* key : {"supersedes", "retracts"})
            if (item.contains(key) && item[key].is_string())
                by_id(item[key], [](const Json& other) { return other.value("id", ""); });
        by_id(id, [](const Json& other) { return other.value("supersedes", ""); });
        by_id(id, [](const Json& other) { return other.value("retracts", ""); });
    }
    void by_id(const std::string& id, const std::function<std::string(const Json&)>& id_of) {
        static const char* const lists[] = {
            "premises",      "accounts",         "occupancy",        "benefits",
            "supplies",      "installability",   "volume_acts",      "interference_acts",
            "plots",         "meters",           "meter_states",     "readings",
            "common_areas",  "house_areas",      "heat_corrections", "interruptions",
            "waste_volumes", "quality_breaches", "absences",         "payments",
            "take_backs",    "postings",         "successions",      "retractions"};
        for (const char* list : lists)
            each("house", list, [&](const Json& other) {
                if (id_of(other) == id) fact(list, other);
            });
    }

    const Docs* sides_[2];
    std::set<std::string> accounts_;
    std::set<std::string> seen_;
    bool all_ = false;
};

}  // namespace

std::optional<std::set<std::string>> concerned(const Docs& before, const Docs& after) {
    return Concerned(before, after).find();
}

std::vector<std::string> bills_that_moved(const Docs& docs_before, const Outcome& before,
                                          const Docs& docs_after, const Outcome& after) {
    const auto changed = concerned(docs_before, docs_after);
    std::vector<std::string> moved;
    if (!changed) return moved;
    const auto bills_before = bills_of(before);
    const auto bills_after = bills_of(after);
    for (const auto* bills : {&bills_before, &bills_after})
        for (const auto& [account, bill] : *bills) {
            if (changed->contains(account)) continue;
            const auto a = bills_before.find(account);
            const auto b = bills_after.find(account);
            if (a == bills_before.end() || b == bills_after.end() || a->second != b->second)
                moved.push_back(account);
        }
    return moved;
}

}  // namespace kvit::test::mutation
