#include "unit/mutation/clerk_plans.hpp"

#include <algorithm>
#include <set>

#include "unit/mutation/clerk_facts.hpp"

namespace kvit::test::mutation {
namespace {

std::string word_or(const Json& object, const char* key, const std::string& otherwise) {
    return object.contains(key) && !object[key].is_null() ? word(object, key) : otherwise;
}
int count_or(const Json& object, const char* key, int otherwise) {
    return object.contains(key) && object[key].is_number_integer() ? object[key].get<int>()
                                                                   : otherwise;
}

/// The entry of a list with an id; nullptr if there is none.
const Json* entry(const Json& tariffs, const char* list_name, const std::string& id) {
    for (const auto& item : list(tariffs, list_name))
        if (item["id"] == id) return &item;
    return nullptr;
}
void exists(const Json& tariffs, const char* list_name, const std::string& id) {
    if (entry(tariffs, list_name, id) == nullptr)
        refuse(std::string("unknown in ") + list_name + ": " + id);
}

void ids_once(const Json& tariffs, const char* list_name) {
    std::set<std::string> ids;
    for (const auto& item : list(tariffs, list_name))
        if (!ids.insert(word(item, "id")).second) refuse("an id twice");
}

void days_apart(const Json& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Days days = days_of(values[i], "from", "to");
        for (std::size_t k = 0; k < i; ++k)
            if (days.meets(days_of(values[k], "from", "to"))) refuse("two values on one day");
    }
}

void check_rate(const Json& tariffs, const Json& plan, const Json& rate) {
    const Json* tariff = entry(tariffs, "tariffs", word(rate, "tariff"));
    if (tariff == nullptr) refuse("a price without a tariff");
    if ((*tariff)["service"] != plan["service"]) refuse("a tariff of another service");
    if ((*tariff)["unit"] != "RUB/kWh") refuse("a tariff in another unit");
    const std::string zone = word_or(*tariff, "zone", "single");
    if (zone != "single" && zone != word_or(rate, "zone", "single")) refuse("another zone");
    if (tariff->contains("band") && (*tariff)["band"].is_object() &&
        (*tariff)["band"]["number"] != count_or(rate, "band", 1))
        refuse("another band");
}

/// Every zone has every band once: so many as there are pairs, and no pair is missing.
int check_rates(const Json& tariffs, const Json& plan) {
    std::set<std::string> zones;
    std::set<std::pair<std::string, int>> pairs;
    int bands = 0;
    for (const auto& rate : list(plan, "rates")) {
        check_rate(tariffs, plan, rate);
        const std::string zone = word_or(rate, "zone", "single");
        const int band = count_or(rate, "band", 1);
        if (!pairs.emplace(zone, band).second) refuse("two prices of a zone in a band");
        zones.insert(zone);
        bands = std::max(bands, band);
    }
    if (pairs.size() != zones.size() * static_cast<std::size_t>(bands))
        refuse("a zone without a price in a band");
    if (zones.contains("single") && zones.size() > 1) refuse("one zone and several");
    return bands;
}

void check_limits(const Json& plan, int bands) {
    std::map<int, const Json*> limits;
    for (const auto& limit : list(plan, "limits")) {
        days_apart(list(limit, "values"));
        if (!limits.emplace(count_or(limit, "band", 0), &limit["values"]).second)
            refuse("two limits of a band");
    }
    for (int band = 1; band < bands; ++band)
        if (!limits.contains(band)) refuse("a band without a limit");
    if (static_cast<int>(limits.size()) != bands - 1) refuse("a limit of the last band");
    for (int band = 2; band < bands; ++band)
        for (const auto& lower : *limits.at(band - 1))
            for (const auto& upper : *limits.at(band))
                if (days_of(lower, "from", "to").meets(days_of(upper, "from", "to")) &&
                    number(lower["value"]) >= number(upper["value"]))
                    refuse("limits that do not rise");
}

void check_benefit(const Json& tariffs, const Json& benefit) {
    std::set<std::string> services;
    for (const auto& service : list(benefit, "services"))
        if (!services.insert(service).second) refuse("a service twice");
    for (const char* key : {"share", "area_standard"}) days_apart(list(benefit, key));
    for (const auto& standard : list(benefit, "area_standard")) {
        std::int64_t people = 0;
        for (const auto& row : list(standard, "by_people")) {
            const auto next = row["people"].get<std::int64_t>();
            if (people == 0 ? next != 1 : next <= people) refuse("households that do not rise");
            people = next;
        }
    }
    if (const std::string norm = word_or(benefit, "norm", ""); !norm.empty())
        exists(tariffs, "norms", norm);
    if (const std::string tariff = word_or(benefit, "tariff", ""); !tariff.empty())
        exists(tariffs, "tariffs", tariff);
}

}  // namespace

void check_plans(const Json& tariffs) {
    for (const char* name : {"plans", "heating", "benefits"}) ids_once(tariffs, name);
    for (const auto& plan : list(tariffs, "plans")) {
        exists(tariffs, "providers", word(plan, "provider"));
        check_limits(plan, check_rates(tariffs, plan));
        if (plan.contains("electric_heating") && plan["electric_heating"].is_object())
            days_apart(list(plan["electric_heating"], "values"));
    }
    for (const auto& heating : list(tariffs, "heating"))
        for (const char* key : {"payment", "season", "months"}) days_apart(list(heating, key));
    for (const auto& benefit : list(tariffs, "benefits")) check_benefit(tariffs, benefit);
}

}  // namespace kvit::test::mutation
