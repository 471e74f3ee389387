#include "unit/mutation/place.hpp"

#include <algorithm>
#include <set>

#include "unit/mutation/extra_facts.hpp"

namespace kvit::test::mutation {
namespace {

void walk(const std::string& document, const Json& value, const Pointer& pointer,
          const std::string& key, std::vector<Place>& places) {
    if (!key.empty()) places.push_back({document, pointer, key});
    if (key == "ext" || key.ends_with(".ext")) return;
    if (value.is_object())
        for (const auto& [name, item] : value.items())
            walk(document, item, pointer / name, key.empty() ? name : key + "." + name, places);
    if (value.is_array())
        for (std::size_t i = 0; i < value.size(); ++i)
            walk(document, value[i], pointer / i, key + "[]", places);
}

}  // namespace

std::string Place::name() const {
    if (key.ends_with("[]")) return "[]";
    return key.substr(key.rfind('.') + 1);
}

std::vector<Place> places_of(const Docs& docs) {
    std::vector<Place> places;
    for (const auto& [name, document] : docs.root.items())
        walk(name, document, Pointer() / name, "", places);
    return places;
}

namespace {

/// A reference with all of its keys.
const Json& full_reference() {
    static const Json reference = {{"act", "a"},
                                   {"article", "b"},
                                   {"edition", "c"},
                                   {"source", "d"},
                                   {"url", "e"},
                                   {"note", "f"},
                                   {"published", "2019-01-01"},
                                   {"checked_on", "2020-01-01"},
                                   {"confidence", "low"},
                                   {"standing", "assumed"},
                                   {"ext", 1}};
    return reference;
}

const Json& none() {
    static const Json null;
    return null;
}

/// Values of optional keys that say nothing new. `parent`: the path of the object.
const Json& harmless(const std::string& parent, const std::string& name) {
    const bool in_reference = parent == "source" || parent.ends_with(".source");
    if (in_reference && full_reference().contains(name)) return full_reference()[name];
    static const Json first_band = 1;  // a tariff has a band with a limit, a plan its number
    if (parent == "plans[].rates[]" && name == "band") return first_band;
    static const Json central = "central";  // of premises; the regimes of a book are a list
    if (name == "heating") return parent == "premises[]" ? central : none();
    static const std::map<std::string, Json> values = {
        {"source", full_reference()},
        {"ext", {{"a", 1}}},
        {"seq", 0},
        {"temporary", 0},
        {"absent", 0},
        {"scope", "own"},
        {"digits", 9},
        {"ratio", "1"},
        {"verified_until", "2199-12-31"},
        {"remote", false},
        {"taken", "consumer"},
        {"average_periods", 0},
        {"resources",
         Json::array(
             {{{"service", "antenna"},
               {"carried", "0"},
               {"years", Json::array({{{"year", 2001}, {"months", 12}, {"volume", "0.5"}}})}}})},
        {"years",
         Json::array(
             {{{"service", "antenna"}, {"year", 2001}, {"charged", "0.00"}, {"actual", "0.00"}}})},
        {"zone", "single"},
        {"band", {{"number", 1}, {"up_to", "10000000"}, {"source", full_reference()}, {"ext", 1}}},
        {"title", {{"ru", "а"}, {"en", "a"}, {"ext", 1}}},
        {"known_on", "2001-01-01"},
        {"valid_from", "1950-01-01"},
        {"valid_to", "2150-01-01"},
        {"from", "1950-01-01"},
        {"to", "2150-01-01"},
        {"covered_until", "2150-01-01"},
        {"published", "2001-01-01"},
        {"creditor", "rkc"},
        {"inherits", "law_default"}};
    const auto at = values.find(name);
    return at == values.end() ? none() : at->second;
}

}  // namespace

namespace {

bool has_key(const Docs& docs, const std::string& document, const std::string& key) {
    const auto places = places_of(docs);
    return std::any_of(places.begin(), places.end(), [&](const Place& place) {
        return place.document == document && place.key == key;
    });
}

}  // namespace

bool give_key(Docs& docs, const std::string& document, const std::string& key, Random& random) {
    if (!docs.root.contains(document)) return false;
    give_extra(docs, document, key);
    if (has_key(docs, document, key)) return true;
    const auto dot = key.rfind('.');
    const std::string parent = dot == key.npos ? "" : key.substr(0, dot);
    const std::string name = dot == key.npos ? key : key.substr(dot + 1);
    const std::string holder =
        parent.ends_with("[]") ? parent.substr(0, parent.size() - 2) : parent;
    if (!holder.empty() && !give_key(docs, document, holder, random)) return false;
    if (has_key(docs, document, key)) return true;  // it came with what holds it
    if (harmless(parent, name).is_null()) return false;
    std::vector<Pointer> objects;
    for (const auto& place : places_of(docs))
        if (place.document == document && place.key == parent &&
            docs.root[place.pointer].is_object())
            objects.push_back(place.pointer);
    if (parent.empty()) objects.push_back(Pointer() / document);
    if (objects.empty()) return false;
    // The first tariff is part of no plan, whose zones and bands would have to be these.
    const bool fits_one = parent == "tariffs[]" && (name == "zone" || name == "band");
    const auto& holder_of_it = objects[fits_one ? 0 : random.below(objects.size())];
    docs.root[holder_of_it][name] = harmless(parent, name);
    return true;
}

bool Target::set(Json changed) const {
    if (changed == value() && changed.type() == value().type()) return false;
    value() = std::move(changed);
    return true;
}

std::vector<Json> Target::others() const {
    std::vector<Json> others;
    const std::string name = place.name();
    for (const auto& other : places_of(docs)) {
        if (other.name() != name || (name == "[]" && other.key != place.key)) continue;
        const Json& found = docs.root[other.pointer];
        if (found != value() && found.is_primitive()) others.push_back(found);
    }
    return others;
}

bool is_id(const Place& place) {
    static const std::set<std::string> names = {
        "id",       "house",  "account",  "premises",    "meter",        "service",    "provider",
        "creditor", "tariff", "norm",     "heat_tariff", "heating_norm", "supersedes", "retracts",
        "benefit",  "plan",   "resource", "water_norm",  "area_norm",    "vat_regime"};
    return names.contains(place.name()) || place.key.ends_with(".accounts[]") ||
           place.key == "supplies[].heating" || place.key == "benefits[].services[]";
}

bool looks_like_number(const std::string& text) {
    return !text.empty() && text.find_first_not_of("-.0123456789") == text.npos &&
           std::count(text.begin(), text.end(), '-') <= 1 && text.rfind('-') + 1 <= 1;
}

}  // namespace kvit::test::mutation
