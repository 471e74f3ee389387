#include "unit/mutation/extra_facts.hpp"

#include <vector>

namespace kvit::test::mutation {
namespace {

/// A fact of a list without its header.
struct Extra {
    const char* list;
    Json body;
};

const Json& zones() {
    static const Json values = {{"day", "1"}, {"night", "2.5"}, {"peak", "0"}, {"half_peak", "7"}};
    return values;
}

/// What a source said of a reading, of which nothing is computed.
Json intake(const Json& month) {
    return {{"id", "i"},
            {"rows",
             {{{"register", "T1"},
               {"typed", "0012"},
               {"channel", "sms"},
               {"place", "2:1"},
               {"message", 3},
               {"operation", "op"},
               {"sender", "s"},
               {"date", month.get<std::string>() + "-20"},
               {"time", "10:15:00"},
               {"row", "01#m#0012"}}}}};
}

const Json& purpose() {
    static const Json named = {{"period", "2018-01"},
                               {"document", "01/2018-01"},
                               {"creditor", "p1"},
                               {"service", "antenna"},
                               {"penalty", true}};
    return named;
}

/// Facts that are taken back: read and remembered, and no part of the house.
const std::vector<Extra>& taken_back() {
    static const Json supply = {{"service", "antenna"}, {"provider", "p1"}, {"tariff", "t"}};
    const auto supplied = [](Json more) {
        Json body = supply;
        body.update(more);
        return body;
    };
    static const std::vector<Extra> all = {
        {"benefits", {{"account", "01"}, {"benefit", "b"}, {"persons", 2}}},
        {"supplies",
         {{"service", "antenna"},
          {"provider", "p1"},
          {"method", "metered_or_norm"},
          {"plan", "m"},
          {"bands", "applied"},
          {"electric_heating", true}}},
        {"supplies", supplied({{"method", "gas"}, {"water_norm", "w"}, {"area_norm", "a"}})},
        {"supplies", supplied({{"method", "heating"}, {"heating", "season"}})},
        {"supplies",
         supplied({{"method", "common_property"}, {"resource", "gas"}, {"volume_by", "average"}})},
        {"supplies",
         supplied({{"method", "common_needs"}, {"resource", "gas"}, {"above_norm", "capped"}})},
        {"supplies", supplied({{"method", "solid_waste_containers"}, {"shared_by", "area"}})},
        {"volume_acts",
         {{"account", "01"},
          {"service", "antenna"},
          {"kind", "contract"},
          {"month_volume", "3.5"},
          {"unit", "m3"}}},
        {"interference_acts",
         {{"account", "01"},
          {"service", "antenna"},
          {"since", "2018-02-10"},
          {"date", "2018-03-01"}}},
        {"plots", {{"account", "01"}, {"service", "antenna"}, {"count", "120.5"}, {"norm", "n"}}},
        {"meter_states", {{"meter", "m1"}, {"trouble", "no_access"}, {"refusals", 2}}},
        {"common_areas", {{"service", "antenna"}, {"area", "310.4"}}},
        {"house_areas", {{"total", "1200.5"}}},
        {"heat_corrections", {{"factor", "1.0625"}}},
        {"waste_volumes",
         {{"service", "antenna"},
          {"volume", "2.5"},
          {"valid_from", "2018-02-01"},
          {"valid_to", "2018-03-01"}}},
        {"interruptions", {{"service", "antenna"}, {"accounts", {"01"}}}},
        {"quality_breaches",
         {{"service", "antenna"},
          {"accounts", {"01"}},
          {"kind", "temperature"},
          {"begin", "2018-02-10"},
          {"begin_time", "08:30:00"},
          {"end", "2018-02-11"},
          {"end_time", "17:00:00"},
          {"measured", "14.5"},
          {"dead_end", false},
          {"two_sources", false},
          {"cold_region", true},
          {"corner", true},
          {"yearly_works", false}}},
        {"absences",
         {{"account", "01"},
          {"persons", 1},
          {"left", "2018-02-01"},
          {"returned", "2018-02-20"},
          {"applied", "2018-02-21"}}},
        {"payments",
         {{"account", "01"}, {"date", "2018-02-01"}, {"amount", "1.00"}, {"purpose", purpose()}}},
        {"take_backs",
         {{"kind", "transfer"},
          {"payment", "none"},
          {"date", "2018-02-01"},
          {"amount", "1.00"},
          {"account", "01"},
          {"purpose", purpose()},
          {"reason", "r"},
          {"author", "a"}}},
        {"successions",
         {{"from", "01"},
          {"to", "02"},
          {"date", "2018-02-01"},
          {"services", {"antenna"}},
          {"reason", "r"},
          {"author", "a"}}},
        {"postings",
         {{"account", "01"},
          {"kind", "correction"},
          {"creditor", "p1"},
          {"service", "antenna"},
          {"month", "2018-01"},
          {"of", "penalty"},
          {"amount", "1.00"},
          {"date", "2018-02-01"},
          {"reason", "r"},
          {"author", "a"}}},
    };
    return all;
}

/// Is there such a key, "a[].b.c", in what stands under its first part?
bool reaches(const Json& value, const std::string& key) {
    if (value.is_array()) {
        if (!key.starts_with("[]")) return false;
        for (const auto& item : value)
            if (key == "[]" || reaches(item, key.substr(3))) return true;
        return false;
    }
    if (!value.is_object()) return false;
    const auto end = std::min(key.find_first_of(".["), key.size());
    const auto at = value.find(key.substr(0, end));
    if (at == value.end()) return false;
    if (end == key.size()) return true;
    return reaches(*at, key.substr(key[end] == '.' ? end + 1 : end));
}

class Giver {
  public:
    explicit Giver(Docs& docs) : docs_(docs), house_(docs.root["house"]) {}

    void give(const std::string& document, const std::string& key) {
        if (reaches(docs_.root[document], key)) return;
        if (document == "opening") {
            if (key.starts_with("meters")) meters();
            if (key.starts_with("past")) past();
            if (key == "penalties_from") docs_.root["opening"][key] = "2001-01-05";
            for (const char* list : {"payments", "offers", "balances", "debts"})
                if (key.starts_with(std::string("accounts[].") + list)) money();
            return;
        }
        if (document != "house") return;
        if (key.starts_with("meters[].start") || key.starts_with("readings[].values") ||
            key.starts_with("readings[].intake"))
            return meters();
        for (const auto& extra : taken_back()) {
            const bool known = reaches(Json{{extra.list, Json::array({extra.body})}}, key);
            // A key of its header is one of any fact of the list.
            const bool header = key.starts_with(extra.list) && !house_.contains(extra.list);
            if (!known && !header) continue;
            add_taken_back(extra);
            add_taken_back(extra);  // for the one may supersede the other
            return;
        }
    }

  private:
    Json& add(const char* list, const Json& body, const char* known_on = "2001-01-01") {
        Json fact = {{"id", "extra" + std::to_string(++facts_)}, {"known_on", known_on}};
        fact.update(body);
        house_[list].push_back(fact);
        return house_[list].back();
    }
    void add_taken_back(const Extra& extra) {
        const Json id = add(extra.list, extra.body)["id"];
        add("retractions", {{"retracts", id}}, "2001-01-05");
    }
    /// Two meters of a service that no supply charges, one of which counts by zones; what they
    /// showed, in the house and, where there is one, in the opening.
    void meters() {
        const Json account = house_["accounts"][0]["account"];
        const std::string day = text(previous_month(first_day(docs_.month)));
        for (const auto& [id, key, start, shown] :
             {std::tuple("plain", "value", "start", Json("2.5")),
              std::tuple("zoned", "values", "starts", zones())}) {
            add("meters", {{"meter", id},
                           {"account", account},
                           {"service", "antenna"},
                           {"unit", "kWh"},
                           {start, shown}});
            add("readings",
                {{"meter", id}, {"date", day}, {key, shown}, {"intake", intake(docs_.month)}});
            if (!docs_.root.contains("opening")) continue;
            Json history = Json::array(
                {{{"date", "2001-01-01"}, {key, shown}}, {{"date", "2001-02-01"}, {key, shown}}});
            Json estimated = Json::array({{{"month", docs_.month}, {key, shown}}});
            docs_.root["opening"]["meters"].push_back({{"meter", id},
                                                       {"date", day},
                                                       {key, shown},
                                                       {"average_periods", 2},
                                                       {"history", history},
                                                       {"estimated", estimated}});
        }
    }

    /// A past of which the house has lost the facts, so that nothing is recalculated.
    void past() {
        const Json service = house_["supplies"][0]["service"];
        Json billed = Json::array();
        for (const auto& [id, key, shown] :
             {std::tuple("plain", "value", Json("2.5")), std::tuple("zoned", "values", zones())})
            billed.push_back({{"meter", id},
                              {"date", "2001-03-01"},
                              {key, shown},
                              {"average_periods", 2},
                              {"history", Json::array({{{"date", "2001-01-01"}, {key, shown}}})},
                              {"estimated", Json::array({{{"month", "2001-03"}, {key, shown}}})}});
        const Json account = house_["accounts"][0]["account"];
        const std::string month = text(previous_month(first_day(docs_.month))).substr(0, 7);
        docs_.root["opening"]["past"] = {
            {"known_on", "2001-01-31"},
            {"facts", 1'000'000},
            {"accounts", Json::array({{{"account", account},
                                       {"years", Json::array({{{"service", service},
                                                               {"year", 2001},
                                                               {"charged", "2.00"},
                                                               {"actual", "1.00"}}})}}})},
            {"meters", billed},
            {"resources",
             Json::array(
                 {{{"service", service},
                   {"carried", "1.5"},
                   {"years", Json::array({{{"year", 2001}, {"months", 3}, {"volume", "7.5"}}})}}})},
            {"months",
             Json::array({{{"month", month},
                           {"posted", Json::array({{{"account", account},
                                                    {"creditor", house_["supplies"][0]["provider"]},
                                                    {"service", service},
                                                    {"amount", "1.00"}}})}}})}};
    }

    /// Money that the policy allocated before, with nothing left to allocate.
    void money() {
        for (auto& account : docs_.root["opening"]["accounts"]) {
            const std::string number = std::to_string(++facts_);
            const Json debt = {
                {"creditor", house_["supplies"][0]["provider"]},
                {"service", house_["supplies"][0]["service"]},
                {"month", "19" + std::string(number.size() < 2 ? "0" : "") + number + "-01"},
                {"amount", "1.00"}};
            Json part = debt;
            part.update({{"of", "penalty"}, {"voluntary", false}});
            account["payments"].push_back({{"payment", "extra" + number},
                                           {"paid", "2001-01-05"},
                                           {"posted", "2001-01"},
                                           {"purpose", purpose()},
                                           {"parts", Json::array({part})},
                                           {"advance", "0.00"}});
            account["offers"].push_back(debt);
            Json balance = debt;
            balance.update({{"of", "principal"}, {"charged", "2.00"}});
            account["balances"].push_back(balance);
            Json record = debt;
            const Json change = {{"date", "2001-01-05"}, {"amount", "1.00"}};
            Json paid = change;
            paid["amount"] = "2.00";
            record.update({{"paid", Json::array({paid})},
                           {"raised", Json::array({change})},
                           {"returned", Json::array({change})},
                           {"accrues_from", "2001-01-05"},
                           {"penalty", "0.50"},
                           {"forgiven", "0.25"}});
            account["debts"].push_back(record);
            return;
        }
    }

    Docs& docs_;
    Json& house_;
    int facts_ = 0;
};

}  // namespace

void give_extra(Docs& docs, const std::string& document, const std::string& key) {
    Giver(docs).give(document, key);
}

}  // namespace kvit::test::mutation
