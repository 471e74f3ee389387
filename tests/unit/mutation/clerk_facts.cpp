#include "unit/mutation/clerk_facts.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "unit/mutation/clerk_plans.hpp"

namespace kvit::test::mutation {
namespace {

const char* const fact_lists[] = {
    "premises",       "accounts",      "occupancy",         "benefits",    "supplies",
    "installability", "volume_acts",   "interference_acts", "plots",       "meters",
    "meter_states",   "readings",      "common_areas",      "house_areas", "heat_corrections",
    "interruptions",  "waste_volumes", "quality_breaches",  "absences",    "payments",
    "take_backs",     "postings",      "successions",       "retractions"};

const Json& nothing() {
    static const Json empty = Json::array();
    return empty;
}

bool given(const Json& object, const char* key) {
    return object.contains(key) && !object[key].is_null();
}

/// What is known of a fact beside the fact itself.
struct Known {
    const Json* fact = nullptr;
    std::string list;
    std::pair<Day, std::int64_t> learned;
    std::string takes;  ///< the id of the fact that this one takes away; empty: none
};

/// A fact is retracted by a retraction that is not itself retracted, and it is gone if something
/// that is not retracted takes it away.
class Memory {
  public:
    Memory(const Json& house, Day known_by) {
        for (const char* name : fact_lists)
            for (const auto& fact : list(house, name)) {
                const std::string id = word(fact, "id");
                if (!ids_.insert(id).second) refuse("fact " + id + " twice");
                const Day learned = day(fact, "known_on");
                if (learned > known_by) continue;
                Known known{&fact, name, {learned, fact.value("seq", std::int64_t{0})}, {}};
                const char* key = known.list == "retractions" ? "retracts" : "supersedes";
                if (given(fact, key)) known.takes = fact[key];
                facts_.emplace(id, known);
            }
        for (const auto& [id, fact] : facts_)
            if (!fact.takes.empty()) takers_[fact.takes].push_back(id);
        for (const auto& [target, by] : takers_) check(target, by);
    }

    std::map<std::string, std::vector<const Json*>> visible() {
        std::map<std::string, std::vector<const Json*>> lists;
        for (const char* name : fact_lists) lists[name];
        for (const auto& [id, fact] : facts_)
            if (!gone(id)) lists[fact.list].push_back(fact.fact);
        return lists;
    }

  private:
    bool retracted(const std::string& id) {
        const auto by = takers_.find(id);
        if (by == takers_.end()) return false;
        return std::any_of(by->second.begin(), by->second.end(), [&](const std::string& taker) {
            const Known& fact = facts_.at(taker);
            return fact.list == "retractions" && facts_.contains(id) &&
                   facts_.at(id).learned < fact.learned && !retracted(taker);
        });
    }
    bool gone(const std::string& id) {
        const auto by = takers_.find(id);
        if (by == takers_.end()) return false;
        return std::any_of(by->second.begin(), by->second.end(),
                           [&](const std::string& taker) { return !retracted(taker); });
    }
    void check(const std::string& target, const std::vector<std::string>& by) {
        int takers = 0;
        for (const auto& id : by) {
            if (retracted(id)) continue;
            const Known& taker = facts_.at(id);
            const auto at = facts_.find(target);
            if (at == facts_.end()) refuse(id + " takes an unknown fact");
            if (taker.list != "retractions" && taker.list != at->second.list)
                refuse(id + " supersedes a fact of another list");
            if (!(at->second.learned < taker.learned)) refuse(id + " takes a later fact");
            if (++takers > 1) refuse(target + " is taken twice");
        }
    }

    std::set<std::string> ids_;
    std::map<std::string, Known> facts_;
    std::map<std::string, std::vector<std::string>> takers_;  ///< by the fact that they take
};

}  // namespace

void refuse(const std::string& why) { throw Refused(why); }

Rational number(const Json& value) {
    const auto& text = value.get_ref<const std::string&>();
    Integer digits = 0;
    Integer scale = 1;
    bool after_point = false;
    for (const char c : text) {
        if (c == '-') continue;
        if (c == '.') {
            after_point = true;
            continue;
        }
        if (c < '0' || c > '9') refuse("no number: " + text);
        digits = digits * 10 + (c - '0');
        if (after_point) scale *= 10;
    }
    return Rational(text.starts_with('-') ? Integer(-digits) : digits, scale);
}

Integer kopecks(const Json& value) { return rounded(number(value), 2); }

Day day(const Json& object, const char* key) {
    const auto found = object[key].is_string() ? day_of(object[key]) : std::nullopt;
    if (!found) refuse(std::string("no date: ") + key);
    return *found;
}

Days days_of(const Json& object, const char* from, const char* to) {
    Days days;
    if (given(object, from)) days.from = day(object, from);
    if (given(object, to)) days.to = day(object, to);
    if (days.to <= days.from) refuse("an interval that ends before it starts");
    return days;
}

std::string word(const Json& object, const char* key) { return object.at(key); }

const Json& list(const Json& object, const char* key) {
    return given(object, key) ? object[key] : nothing();
}

std::map<std::string, std::vector<const Json*>> known_facts(const Json& house, Day known_by) {
    return Memory(house, known_by).visible();
}

namespace {

void collect_days(const Json& value, std::set<Day>& days) {
    if (value.is_structured()) {
        for (const auto& item : value) collect_days(item, days);
    } else if (value.is_string()) {
        if (const auto found = day_of(value.get_ref<const std::string&>()))
            days.insert({*found, *found + date::days(1)});
    }
}

}  // namespace

Pieces pieces_of(const Docs& docs) {
    const Day first = first_day(docs.month);
    const Day next = next_month(first);
    std::set<Day> days{first, next};
    collect_days(docs.root, days);
    Pieces pieces;
    for (auto at = days.find(first); *at < next; ++at)
        pieces.emplace_back(*at, static_cast<int>((*std::next(at) - *at).count()));
    return pieces;
}

// ------------------------------------------------------------------------------------- the books

Shelf::Shelf(const Docs& docs, Day known_by) : docs_(docs), known_by_(known_by) {
    const Json& tariffs = docs_.root["tariffs"];
    check_book(tariffs, "tariffs", true);
    check_book(tariffs, "norms", true);
    check_book(docs_.root["law"], "parameters", false);
    for (const char* name : {"services", "providers"}) {
        std::set<std::string> ids;
        for (const auto& item : list(tariffs, name))
            if (!ids.insert(word(item, "id")).second) refuse("an id twice");
    }
    for (const auto& tariff : list(tariffs, "tariffs")) provider(word(tariff, "provider"));
    check_plans(tariffs);
    for (const auto& plan : list(tariffs, "plans")) section(word(plan, "service"));
    for (const auto& benefit : list(tariffs, "benefits"))
        for (const auto& service : list(benefit, "services")) section(service);
    if (!docs_.root.contains("policy")) return;
    const Json& options = list(docs_.root["policy"], "options");
    for (std::size_t i = 0; i < options.size(); ++i)
        for (std::size_t k = 0; k <= i; ++k) {
            const Days days = days_of(options[i], "from", "to");
            if (k < i && options[i]["option"] == options[k]["option"] &&
                days.meets(days_of(options[k], "from", "to")))
                refuse("two choices on one day");
        }
}

void Shelf::check_book(const Json& book, const char* list_name, bool services) const {
    std::set<std::string> ids;
    for (const auto& item : list(book, list_name)) {
        if (!ids.insert(word(item, "id")).second) refuse("an id twice");
        if (services) section(word(item, "service"));
        const Json& values = list(item, "values");
        for (std::size_t i = 0; i < values.size(); ++i)
            for (std::size_t k = 0; k <= i; ++k) {
                const Days days = days_of(values[i], "from", "to");
                if (k == i || !days.meets(days_of(values[k], "from", "to"))) continue;
                // A value may be corrected by one that was loaded on another day.
                if (values[i].value("known_on", "") != values[k].value("known_on", ""))
                    throw NotModelled("a value corrected later");
                refuse("two values on one day");
            }
    }
}

const Json& Shelf::entry(const char* list_name, const std::string& id) const {
    for (const auto& item : list(docs_.root["tariffs"], list_name))
        if (item["id"] == id) return item;
    refuse(std::string("unknown in ") + list_name + ": " + id);
}

const Json& Shelf::value(const Json& values, const Json& book, Day on,
                         const std::string& of) const {
    for (const auto& dated : values) {
        if (!days_of(dated, "from", "to").has(on)) continue;
        const Json& named = given(dated, "known_on") ? dated : book;
        if (given(named, "known_on") && day(named, "known_on") > known_by_) continue;
        return dated["value"];
    }
    refuse("no value of " + of + " on " + text(on));
}

namespace {

bool one_of(const std::string& what, const std::vector<std::string>& list) {
    return std::find(list.begin(), list.end(), what) != list.end();
}

}  // namespace

Price Shelf::tariff(const std::string& id, Day on, const std::vector<std::string>& services) const {
    const Json& tariff = entry("tariffs", id);
    if (!one_of(tariff["service"], services)) refuse("a tariff of another service");
    if (given(tariff, "zone") && tariff["zone"] != "single") refuse("a tariff of a zone");
    if (given(tariff, "band") && tariff["band"]["number"] != 1) refuse("not the first band");
    return {number(value(tariff["values"], docs_.root["tariffs"], on, id)), tariff["unit"]};
}

Price Shelf::norm(const std::string& id, Day on, const std::vector<std::string>& services) const {
    const Json& norm = entry("norms", id);
    if (!one_of(norm["service"], services)) refuse("a norm of another service");
    return {number(value(norm["values"], docs_.root["tariffs"], on, id)), norm["unit"]};
}

const Json* Shelf::band(const std::string& tariff) const {
    const Json& found = entry("tariffs", tariff);
    return given(found, "band") ? &found["band"] : nullptr;
}

std::string Shelf::unit_of_tariff(const std::string& id) const {
    return entry("tariffs", id)["unit"];
}

const Json* Shelf::law(const std::string& id, Day on) const {
    const Json& law = docs_.root["law"];
    for (const auto& parameter : list(law, "parameters")) {
        if (parameter["id"] != id) continue;
        if (given(parameter, "covered_until") && on > day(parameter, "covered_until"))
            refuse("nobody has looked up " + id + " for " + text(on));
        const Json& found = value(parameter["values"], law, on, id);
        return &found;
    }
    return nullptr;
}

std::int64_t Shelf::months(const std::string& id, Day on) const {
    const Json* found = law(id, on);
    if (found == nullptr) refuse("the law says nothing of " + id);
    const Rational count = number(*found);
    if (denominator(count) != 1) throw NotModelled("a part of a month in the law");
    return static_cast<std::int64_t>(numerator(count));
}

std::vector<std::string> Shelf::ways(const std::string& service, const std::string& condition,
                                     Day on) const {
    const Json* table = law("metering.volume." + service, on);
    if (table == nullptr) table = law("metering.volume", on);
    if (table == nullptr) refuse("the law has no table of volumes");
    std::vector<std::string> ways;
    for (const auto& way : (*table)[condition]) ways.push_back(way);
    return ways;
}

std::optional<Rational> Shelf::vat(const std::string& tariff, const std::string& service,
                                   const std::string& provider, Day on) const {
    const Json& found = entry("tariffs", tariff);
    if (!given(found, "vat") || found["vat"] != "on_top") return std::nullopt;
    const Json& who = entry("providers", provider);
    if (!given(who, "vat_regime")) refuse("nobody knows the regime of " + provider);
    const bool named = one_of(service, {"capital_repair", "rent", "solid_waste"});
    const std::string what = named                           ? service
                             : section(service) == "utility" ? "utilities"
                                                             : "maintenance";
    const std::string id = "vat.rate." + word(who, "vat_regime") + "." + what;
    const Json* rate = law(id, on);
    if (rate == nullptr) refuse("the law says nothing of " + id);
    return number(*rate);
}

std::optional<Rational> Shelf::factor(const std::string& service, Day on) const {
    const std::string id = "metering.raising_factor." + service + ".no_meter";
    const Json* found = law(id, on);
    if (found == nullptr) return std::nullopt;
    for (const auto& parameter : list(docs_.root["law"], "parameters"))
        if (parameter["id"] == id && parameter["unit"] != "1") refuse("a factor is a plain number");
    const Rational factor = number(*found);
    if (factor < 1) refuse("a raising factor that lowers");
    if (factor == 1) return std::nullopt;  // nothing is raised
    return factor;
}

std::string Shelf::choice(const std::string& option, Day on) const {
    // What each shipped policy chooses.
    static const std::map<std::string, std::map<std::string, std::string>> shipped = {
        {"law_default",
         {{"hot_water_lines", "two_lines"},
          {"raising_factor_lines", "separate_excess"},
          {"nobody_registered", "owners"},
          {"missing_reading", "average"},
          {"average_window", "least"},
          {"solid_waste_area_rate", "unrounded"}}},
        {"court",
         {{"hot_water_lines", "two_lines"},
          {"raising_factor_lines", "separate_excess"},
          {"nobody_registered", "owners"},
          {"missing_reading", "refuse"},
          {"average_window", "least"},
          {"solid_waste_area_rate", "unrounded"}}},
        {"legacy_compatible",
         {{"hot_water_lines", "one_line"},
          {"raising_factor_lines", "one_sum"},
          {"nobody_registered", "nobody"},
          {"missing_reading", "norm"},
          {"average_window", "least"},
          {"solid_waste_area_rate", "rounded_first"}}}};
    std::string base = "law_default";
    if (docs_.root.contains("policy")) {
        const Json& policy = docs_.root["policy"];
        if (shipped.contains(word(policy, "id"))) base = policy["id"];
        if (given(policy, "inherits")) base = policy["inherits"];
        for (const auto& chosen : list(policy, "options"))
            if (chosen["option"] == option && days_of(chosen, "from", "to").has(on))
                return chosen["choice"];
    }
    return shipped.at(base).at(option);
}

std::string Shelf::section(const std::string& service) const {
    static const std::map<std::string, std::string> built_in = {
        {"maintenance", "housing"}, {"capital_repair", "housing"},
        {"rent", "housing"},        {"cold_water", "utility"},
        {"hot_water", "utility"},   {"waste_water", "utility"},
        {"electricity", "utility"}, {"gas", "utility"},
        {"heating", "utility"},     {"solid_waste", "utility"},
        {"intercom", "other"},      {"antenna", "other"},
        {"insurance", "voluntary"}};
    if (const auto at = built_in.find(service); at != built_in.end()) return at->second;
    for (const auto& own : list(docs_.root["tariffs"], "services"))
        if (own["id"] == service) return own["section"];
    refuse("unknown service " + service);
}

void Shelf::provider(const std::string& id) const {
    for (const auto& provider : list(docs_.root["tariffs"], "providers"))
        if (provider["id"] == id) return;
    refuse("unknown provider " + id);
}

}  // namespace kvit::test::mutation
