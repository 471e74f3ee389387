// What only facts have: two times, and other facts that they take away.
#include "unit/mutation/catalogue.hpp"

namespace kvit::test::mutation {
namespace {

bool is_fact(const Target& t) {
    return t.place.document == "house" && t.place.name() == "[]" && t.value().is_object() &&
           t.value().contains("known_on") && t.value()["known_on"].is_string();
}

bool known_after_the_horizon(const Target& t) {
    if (!is_fact(t)) return false;
    const Day day =
        t.docs.known_on ? *day_of(*t.docs.known_on) : next_month(first_day(t.docs.month));
    t.value()["known_on"] = text(day + date::days(1));
    return true;
}
bool known_before_it_happened(const Target& t) {
    if (!is_fact(t) || !t.value().contains("date")) return false;
    const auto day = day_of(t.value()["date"]);
    t.value()["known_on"] = text(*day - date::days(10));
    return true;
}
/// Takes away some earlier known fact of its own list.
bool supersedes_another(const Target& t) {
    if (!is_fact(t) || t.place.key == "retractions[]") return false;
    const Json& list = t.parent();
    const Json& other = list[t.random.below(list.size())];
    if (other["id"] == t.value()["id"]) return false;
    if (other["known_on"] >= t.value()["known_on"])
        t.value()["known_on"] = text(*day_of(other["known_on"]) + date::days(1));
    t.value()["supersedes"] = other["id"];
    return true;
}
/// Takes away a fact of another list.
bool supersedes_a_stranger(const Target& t) {
    if (!is_fact(t) || t.place.key == "retractions[]") return false;
    t.value()["supersedes"] =
        t.document()[t.place.key == "accounts[]" ? "premises" : "accounts"][0]["id"];
    return true;
}
bool retracted(const Target& t) {
    if (!is_fact(t)) return false;
    const Json known_on = t.value()["known_on"];
    const Json id = t.value()["id"];
    t.document()["retractions"].push_back({{"id", "retraction"},
                                           {"known_on", text(*day_of(known_on) + date::days(1))},
                                           {"retracts", id}});
    return true;
}

constexpr Mutation mutations[] = {
    {"known_after_the_horizon", known_after_the_horizon},
    {"known_before_it_happened", known_before_it_happened},
    {"supersedes_another", supersedes_another},
    {"supersedes_a_stranger", supersedes_a_stranger},
    {"retracted", retracted},
};

}  // namespace

std::span<const Mutation> fact_mutations() { return mutations; }

const std::vector<Mutation>& catalogue() {
    static const std::vector<Mutation> all = [] {
        std::vector<Mutation> list;
        for (const auto part : {number_mutations(), date_mutations(), id_mutations(),
                                text_mutations(), shape_mutations(), fact_mutations()})
            list.insert(list.end(), part.begin(), part.end());
        return list;
    }();
    return all;
}

}  // namespace kvit::test::mutation
