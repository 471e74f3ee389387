#include "unit/mutation/generate_plans.hpp"

#include "unit/mutation/generate_books.hpp"

namespace kvit::test::mutation {
namespace {

using date::days;

Json both(const char* ru, const char* en) { return {{"ru", ru}, {"en", en}}; }

class Plans {
  public:
    Plans(Random& random, Day first, Json& tariffs)
        : random_(random), first_(first), tariffs_(tariffs) {}

    void add() {
        // Who charges a tax on top of a tariff is under some regime.
        const bool taxed = random_.one_in(3);
        for (auto& provider : tariffs_["providers"])
            if (taxed || random_.one_in(6)) provider["vat_regime"] = "general";
        if (taxed || random_.one_in(6)) {
            auto& tariff = tariffs_["tariffs"][random_.below(tariffs_["tariffs"].size())];
            tariff["vat"] = taxed && !random_.one_in(3) ? "on_top" : "included";
        }
        Json norm = {{"id", "n-cow"}, {"service", "cold_water"}, {"unit", "m3"}};
        norm["values"] = Json::array();
        norm["values"].push_back({{"value", "1.83"}});
        tariffs_["norms"].push_back(norm);
        if (random_.one_in(2)) tariffs_["plans"] = Json::array({plan()});
        if (random_.one_in(2)) tariffs_["heating"] = Json::array({heating()});
        if (random_.one_in(2)) {
            tariffs_["benefits"] = Json::array();
            tariffs_["benefits"].push_back(up_to_norm());
            tariffs_["benefits"].push_back(of_area());
            if (random_.one_in(2)) tariffs_["benefits"].push_back(lower_tariff());
        }
    }

  private:
    /// A list with one value for ever, or with two around a day near the month.
    Json dated(const Json& value, const Json& other) {
        Json values = Json::array();
        values.push_back({{"value", value}});
        if (random_.one_in(2)) {
            const Day change = first_ + days(random_.between(-60, 60));
            values.back()["to"] = text(change);
            values.push_back({{"from", text(change)}, {"value", other}});
        }
        for (auto& each : values) details(each);
        return values;
    }
    void details(Json& entry) {
        if (random_.one_in(6)) entry["source"] = some_reference(random_);
        if (random_.one_in(6)) entry["known_on"] = text(first_ - days(30));
        if (random_.one_in(8)) entry["ext"] = 1;
    }

    std::string tariff(const std::string& id, const char* zone, int band) {
        Json tariff = {
            {"id", id}, {"service", "electricity"}, {"provider", "p2"}, {"unit", "RUB/kWh"}};
        if (zone != nullptr && random_.one_in(2)) tariff["zone"] = zone;
        if (random_.one_in(3)) tariff["band"] = {{"number", band}, {"up_to", "10000"}};
        tariff["values"] = dated(some_decimal(random_, 2, 9, 2), some_decimal(random_, 2, 9, 2));
        tariffs_["tariffs"].push_back(tariff);
        return id;
    }

    Json plan() {
        static const std::vector<std::vector<const char*>> sets = {
            {nullptr}, {"day", "night"}, {"peak", "half_peak", "night"}};
        const auto& zones = sets[random_.below(sets.size())];
        const int bands = 1 + static_cast<int>(random_.below(3));
        Json plan = {{"id", "plan"}, {"service", "electricity"}, {"provider", "p2"}};
        if (random_.one_in(3)) plan["title"] = both("Город", "City");
        plan["rates"] = Json::array();
        for (int band = 1; band <= bands; ++band)
            for (const char* zone : zones) {
                const std::string name = zone == nullptr ? "single" : zone;
                Json rate = {{"tariff", tariff("t-" + name + std::to_string(band), zone, band)}};
                if (zone != nullptr) rate["zone"] = zone;
                if (band > 1 || random_.one_in(2)) rate["band"] = band;
                if (random_.one_in(8)) rate["ext"] = Json::object();
                plan["rates"].push_back(rate);
            }
        if (bands > 1 || random_.one_in(3)) plan["limits"] = Json::array();
        // The first limit never reaches the second one, whatever the days of both.
        static const char* const limits[][2] = {{"3900", "1100.5"}, {"6000", "4000"}};
        for (int band = 1; band < bands; ++band) {
            Json limit = {{"band", band},
                          {"values", dated(limits[band - 1][0], limits[band - 1][1])}};
            if (random_.one_in(8)) limit["ext"] = nullptr;
            plan["limits"].push_back(limit);
        }
        if (random_.one_in(2)) {
            plan["electric_heating"] = {{"values", dated("1.8", "1")}};
            if (random_.one_in(4)) plan["electric_heating"]["ext"] = 1;
        }
        if (random_.one_in(6)) plan["ext"] = "host";
        return plan;
    }

    Json heating() {
        Json heating = {{"id", "town"}};
        if (random_.one_in(3)) heating["title"] = both("Город", "Town");
        heating["payment"] = dated("season", "evenly");
        heating["season"] = Json::array();
        heating["season"].push_back(
            {{"from", text(first_ - days(300))}, {"to", text(first_ - days(90))}});
        heating["season"].push_back({{"from", text(first_ + days(random_.between(-20, 40)))}});
        for (auto& season : heating["season"]) details(season);
        if (random_.one_in(2)) heating["months"] = dated(8, 7);
        if (random_.one_in(6)) heating["ext"] = "host";
        return heating;
    }

    Json up_to_norm() {
        Json benefit = {{"id", "b-norm"},
                        {"services", Json::array({"cold_water", "waste_water"})},
                        {"shape", random_.one_in(2) ? "deduction" : "compensation"},
                        {"base", "up_to_norm"},
                        {"share", dated("0.5", "0.30")}};
        if (random_.one_in(2)) benefit["norm"] = "n-cow";
        common(benefit);
        return benefit;
    }
    Json of_area() {
        Json benefit = {{"id", "b-area"},
                        {"services", Json::array({"maintenance"})},
                        {"shape", "deduction"},
                        {"base", "area"},
                        {"share", dated("1", "0.5")}};
        if (random_.one_in(2)) benefit["area_standard"] = dated("33.00", "42.5");
        if (benefit.contains("area_standard") && random_.one_in(2))
            for (auto& standard : benefit["area_standard"]) by_people(standard);
        common(benefit);
        return benefit;
    }
    void by_people(Json& standard) {
        standard.erase("value");
        Json rows = Json::array();
        rows.push_back({{"people", 1}, {"area", "33"}});
        if (random_.one_in(2)) rows.push_back({{"people", 2}, {"area", "42.00"}});
        rows.push_back({{"people", 3}, {"each", "18"}});
        standard["by_people"] = std::move(rows);
    }
    Json lower_tariff() {
        Json benefit = {{"id", "b-tariff"},
                        {"services", Json::array({"maintenance"})},
                        {"shape", "tariff"},
                        {"tariff", "t-maintenance"}};
        common(benefit);
        return benefit;
    }
    void common(Json& benefit) {
        if (random_.one_in(3)) benefit["title"] = both("Льгота", "Benefit");
        if (random_.one_in(3)) benefit["whole_household"] = random_.one_in(2);
        if (random_.one_in(8)) benefit["ext"] = Json::array();
    }

    Random& random_;
    Day first_;
    Json& tariffs_;
};

}  // namespace

void add_plans(Random& random, Day first, Json& tariffs) { Plans(random, first, tariffs).add(); }

}  // namespace kvit::test::mutation
