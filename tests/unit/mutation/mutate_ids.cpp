// Ids and references.
#include "unit/mutation/catalogue.hpp"

namespace kvit::test::mutation {
namespace {

bool existing_id(const Target& t) {
    if (!is_id(t.place) || !t.is_text()) return false;
    const auto others = t.others();
    return !others.empty() && t.set(others[t.random.below(others.size())]);
}
bool unknown_id(const Target& t) { return is_id(t.place) && t.is_text() && t.set("no-such"); }
/// A letter that looks the same: Latin and Cyrillic, or one that nobody sees.
bool lookalike_id(const Target& t) {
    static const std::pair<const char*, const char*> pairs[] = {{"a", "а"}, {"e", "е"}, {"o", "о"},
                                                                {"p", "р"}, {"c", "с"}, {"0", "O"},
                                                                {"1", "l"}, {"m", "м"}};
    if (!is_id(t.place) || !t.is_text()) return false;
    std::string id = t.text();
    if (t.random.one_in(3)) return t.set(id + "\u200B");
    for (const auto& [latin, other] : pairs)
        if (const auto at = id.find(latin); at != id.npos) return t.set(id.replace(at, 1, other));
    return false;
}
bool padded_id(const Target& t) {
    static const char* const spaces[] = {" ", "\u00A0", "\t", "\n"};
    if (!is_id(t.place) || !t.is_text()) return false;
    const std::string space = spaces[t.random.below(4)];
    return t.set(t.random.one_in(2) ? space + t.text() : t.text() + space);
}
bool case_changed(const Target& t) {
    if (!t.is_text()) return false;
    std::string id = t.text();
    for (auto& c : id)
        if (c >= 'a' && c <= 'z') {
            c = static_cast<char>(c - 'a' + 'A');
            return t.set(id);
        }
    return false;
}
bool control_in_id(const Target& t) {
    return is_id(t.place) && t.is_text() && t.set(t.text() + std::string("\x01") + "x");
}
bool empty_id(const Target& t) { return is_id(t.place) && t.is_text() && t.set(""); }
bool longest_id(const Target& t) {
    return is_id(t.place) && t.is_text() && t.set(std::string(128, 'z'));
}
bool too_long_id(const Target& t) {
    return is_id(t.place) && t.is_text() && t.set(std::string(129, 'z'));
}
bool reference_looped(const Target& t) {  // to itself
    const std::string name = t.place.name();
    if (name != "supersedes" && name != "retracts") return false;
    return t.set(t.parent()["id"]);
}
/// A takes B, and now B takes A.
bool supersession_loop(const Target& t) {
    const std::string name = t.place.name();
    if (name != "supersedes" && name != "retracts") return false;
    const std::string taken = t.text();
    const Json id = t.parent()["id"];
    for (auto& list : t.document())
        if (list.is_array())
            for (auto& fact : list)
                if (fact.is_object() && fact.value("id", "") == taken) {
                    fact[fact.contains("retracts") ? "retracts" : "supersedes"] = id;
                    return true;
                }
    return false;
}

constexpr Mutation mutations[] = {
    {"existing_id", existing_id},
    {"unknown_id", unknown_id},
    {"lookalike_id", lookalike_id},
    {"padded_id", padded_id},
    {"case_changed", case_changed},
    {"control_in_id", control_in_id},
    {"empty_id", empty_id},
    {"longest_id", longest_id},
    {"too_long_id", too_long_id},
    {"reference_looped", reference_looped},
    {"supersession_loop", supersession_loop},
};

}  // namespace

std::span<const Mutation> id_mutations() { return mutations; }

}  // namespace kvit::test::mutation
