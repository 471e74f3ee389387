// Types, keys, lists.
#include <algorithm>

#include "unit/mutation/catalogue.hpp"
#include "unit/mutation/product.hpp"
#include "unit/mutation/schema.hpp"

namespace kvit::test::mutation {
namespace {

bool null(const Target& t) { return t.set(nullptr); }
bool text_to_number(const Target& t) {
    if (!t.is_text()) return false;
    if (!looks_like_number(t.text())) return t.set(1);
    return t.set(std::strtod(t.text().c_str(), nullptr));
}
bool number_to_text(const Target& t) {
    return (t.value().is_number() || t.value().is_boolean()) && t.set(t.value().dump());
}
bool to_object(const Target& t) { return !t.value().is_object() && t.set(Json::object()); }
bool to_list(const Target& t) {
    if (t.value().is_array()) return false;
    return t.set(t.random.one_in(2) ? Json::array() : Json::array({t.value()}));
}
bool to_flag(const Target& t) { return !t.value().is_boolean() && t.set(t.random.one_in(2)); }

/// Rebuilds the parent with another key at the place; "" leaves the key out.
bool rekey(const Target& t, const std::string& name) {
    if (!t.parent().is_object() || t.place.name() == "[]") return false;
    Json changed = Json::object();
    for (const auto& [key, item] : t.parent().items()) {
        if (key != t.place.pointer.back())
            changed[key] = item;
        else if (!name.empty())
            changed[name] = item;
    }
    t.parent() = std::move(changed);
    return true;
}
bool key_removed(const Target& t) { return rekey(t, ""); }
bool key_renamed(const Target& t) {
    const std::string name = t.place.name();
    return rekey(t, t.random.one_in(2) ? name + "_" : "the " + name);
}
bool key_doubled(const Target& t) {
    if (!t.parent().is_object() || t.place.name() == "[]") return false;
    const Json value = t.value();
    t.parent()[again + t.place.name()] = value;
    return true;
}
bool key_added(const Target& t) {
    if (!t.value().is_object() || t.place.name() == "ext") return false;
    t.value()["comment"] = "x";
    return true;
}
/// A key that the schema knows and that the object does not have, with a value from elsewhere.
bool optional_key_given(const Target& t) {
    if (!t.value().is_object() || t.place.name() == "ext") return false;
    auto keys = Schemas::all().keys_of(t.place.document, t.place.key);
    std::erase_if(keys, [&](const std::string& key) { return t.value().contains(key); });
    if (keys.empty()) return false;
    const std::string key = keys[t.random.below(keys.size())];
    static const std::map<std::string, Json> samples = {{"seq", 1},
                                                        {"temporary", 1},
                                                        {"owners", 2},
                                                        {"absent", 1},
                                                        {"persons", 2},
                                                        {"digits", 6},
                                                        {"ratio", "2"},
                                                        {"remote", true},
                                                        {"taken", "check"},
                                                        {"verified_until", ""},
                                                        {"average_periods", 1},
                                                        {"benefits", Json::array()},
                                                        {"volume_acts", Json::array()},
                                                        {"interference_acts", Json::array()},
                                                        {"plots", Json::array()},
                                                        {"meter_states", Json::array()},
                                                        {"common_areas", Json::array()},
                                                        {"house_areas", Json::array()},
                                                        {"heat_corrections", Json::array()},
                                                        {"interruptions", Json::array()},
                                                        {"waste_volumes", Json::array()},
                                                        {"quality_breaches", Json::array()},
                                                        {"absences", Json::array()},
                                                        {"begin_time", "08:30:00"},
                                                        {"end", ""},
                                                        {"end_time", "17:00:00"},
                                                        {"measured", "14.5"},
                                                        {"dead_end", true},
                                                        {"two_sources", true},
                                                        {"cold_region", true},
                                                        {"corner", true},
                                                        {"yearly_works", true},
                                                        {"returned", ""},
                                                        {"applied", ""},
                                                        {"payments", Json::array()},
                                                        {"take_backs", Json::array()},
                                                        {"postings", Json::array()},
                                                        {"successions", Json::array()},
                                                        {"services", Json::array({"antenna"})},
                                                        {"offers", Json::array()},
                                                        {"debts", Json::array()},
                                                        {"purpose", Json::object()},
                                                        {"of", "principal"},
                                                        {"charged", "1.00"},
                                                        {"resources", Json::array()},
                                                        {"years", Json::array()},
                                                        {"history", Json::array()},
                                                        {"estimated", Json::array()},
                                                        {"ext", Json::array()},
                                                        {"accounts", Json::array({"01"})},
                                                        {"zone", "night"},
                                                        {"valid_from", ""},
                                                        {"valid_to", ""},
                                                        {"from", ""},
                                                        {"to", ""},
                                                        {"known_on", ""},
                                                        {"covered_until", ""},
                                                        {"published", ""},
                                                        {"checked_on", ""},
                                                        {"source", {{"act", "x"}}},
                                                        {"band", {{"number", 1}, {"up_to", "5"}}},
                                                        {"title", {{"ru", "а"}, {"en", "a"}}},
                                                        {"creditor", "p2"},
                                                        {"supersedes", "f1"},
                                                        {"norm", "n-cold"},
                                                        {"heat_tariff", "t-heat"},
                                                        {"heating_norm", "n-heat"},
                                                        {"inherits", "law_default"},
                                                        {"confidence", "low"},
                                                        {"standing", "assumed"},
                                                        {"retractions", Json::array()},
                                                        {"services", Json::array()},
                                                        {"payments", Json::array()},
                                                        {"meters", Json::array()}};
    const auto at = samples.find(key);
    if (at == samples.end()) {
        t.value()[key] = "x";
    } else if (at->second == "") {
        t.value()[key] = text(first_day(t.docs.month) + date::days(t.random.between(-40, 40)));
    } else {
        t.value()[key] = at->second;
    }
    return true;
}

bool element_removed(const Target& t) {
    if (t.place.name() != "[]" || !t.parent().is_array()) return false;
    t.parent().erase(std::stoul(t.place.pointer.back()));
    return true;
}
bool element_doubled(const Target& t) {
    if (t.place.name() != "[]") return false;
    const Json copy = t.value();
    t.parent().push_back(copy);
    return true;
}
/// The same fact once more, under an id of its own.
bool fact_said_twice(const Target& t) {
    if (t.place.name() != "[]" || !t.value().is_object() || !t.value().contains("id")) return false;
    Json copy = t.value();
    copy["id"] = copy["id"].get<std::string>() + "-again";
    t.parent().push_back(copy);
    return true;
}
bool list_reordered(const Target& t) {
    if (!t.value().is_array() || t.value().size() < 2) return false;
    std::reverse(t.value().begin(), t.value().end());
    return true;
}
bool list_emptied(const Target& t) { return t.value().is_array() && t.set(Json::array()); }
bool null_in_list(const Target& t) {
    if (!t.value().is_array()) return false;
    t.value().push_back(nullptr);
    return true;
}

constexpr Mutation mutations[] = {
    {"null", null},
    {"text_to_number", text_to_number},
    {"number_to_text", number_to_text},
    {"to_object", to_object},
    {"to_list", to_list},
    {"to_flag", to_flag},
    {"key_removed", key_removed},
    {"key_renamed", key_renamed},
    {"key_doubled", key_doubled},
    {"key_added", key_added},
    {"optional_key_given", optional_key_given},
    {"element_removed", element_removed},
    {"element_doubled", element_doubled},
    {"fact_said_twice", fact_said_twice},
    {"list_reordered", list_reordered},
    {"list_emptied", list_emptied},
    {"null_in_list", null_in_list},
};

}  // namespace

std::span<const Mutation> shape_mutations() { return mutations; }

}  // namespace kvit::test::mutation
