#include "unit/mutation/generate_books.hpp"

#include "unit/mutation/generate_plans.hpp"

namespace kvit::test::mutation {
namespace {

using date::days;

std::string with_point(std::int64_t raw, int decimals) {
    std::string digits = std::to_string(raw < 0 ? -raw : raw);
    if (digits.size() <= static_cast<std::size_t>(decimals))
        digits.insert(0, static_cast<std::size_t>(decimals) + 1 - digits.size(), '0');
    if (decimals > 0) digits.insert(digits.size() - static_cast<std::size_t>(decimals), ".");
    return (raw < 0 ? "-" : "") + digits;
}

std::int64_t power(int decimals) {
    std::int64_t power = 1;
    for (int i = 0; i < decimals; ++i) power *= 10;
    return power;
}

Json both(const std::string& ru, const std::string& en) { return {{"ru", ru}, {"en", en}}; }

}  // namespace

std::string some_decimal(Random& random, std::int64_t least, std::int64_t most, int decimals) {
    const std::int64_t unit = power(decimals);
    return with_point(random.between(least * unit, most * unit), decimals);
}
std::string thousandths(std::int64_t value) { return with_point(value, 3); }
std::string roubles(std::int64_t kopecks) { return with_point(kopecks, 2); }

Json some_reference(Random& random) {
    if (!random.one_in(3))
        return {{"standing", "synthetic"}, {"source", "условные данные"}, {"confidence", "low"}};
    return {{"act", "ПП РФ от 06.05.2011 № 354"},
            {"article", "п. 42"},
            {"edition", "2025-12-06"},
            {"source", "условные данные"},
            {"url", "https://example.org/354"},
            {"note", "synthetic"},
            {"published", "2016-03-01"},
            {"checked_on", "2017-03-01"},
            {"confidence", "medium"},
            {"standing", "assumed"},
            {"ext", 1}};
}

Books::Books(Random& random, Day first) : random_(random), first_(first) {
    tariffs_ = {{"schema", "kvit-tariffs/1"}, {"id", "book"}};
    if (random_.one_in(2)) tariffs_["known_on"] = text(first_ - days(60));
    if (random_.one_in(2)) tariffs_["source"] = some_reference(random_);
    if (random_.one_in(8)) tariffs_["ext"] = "host";
    tariffs_["services"] = Json::array();
    tariffs_["services"].push_back(
        {{"id", "video"}, {"title", both("Видеонаблюдение", "Video")}, {"section", "other"}});
    if (random_.one_in(4))
        tariffs_["services"].push_back({{"id", "parking"},
                                        {"title", both("Стоянка", "Parking")},
                                        {"section", "other"},
                                        {"ext", nullptr}});
    tariffs_["providers"] = Json::array();
    for (const char* id : {"uk", "p1", "p2", "rkc"})
        tariffs_["providers"].push_back({{"id", id}, {"name", std::string("Поставщик ") + id}});
    if (random_.one_in(6)) tariffs_["providers"][0]["ext"] = {{"inn", "0000000000"}};
    tariffs_["tariffs"] = Json::array();
    tariffs_["norms"] = Json::array();
    rates();
    water();
    energy();
    waste();
    add_plans(random_, first_, tariffs_);
}

/// One value for ever, or one that changes: before the month, at its start, inside it.
Json Books::values(std::int64_t least, std::int64_t most, int decimals) {
    Json values = Json::array();
    const auto value = [&] {
        return Json{{"value", some_decimal(random_, least, most, decimals)}};
    };
    if (!random_.one_in(3)) {
        values.push_back(value());
        if (random_.one_in(3)) values.back()["from"] = text(first_ - days(400));
    } else {
        const Day change =
            first_ + days(random_.one_in(2) ? random_.between(1, 27) : random_.between(-1, 0) * 31);
        values.push_back(value());
        values.back()["from"] = text(first_ - days(500));
        values.back()["to"] = text(change);
        values.push_back(value());
        values.back()["from"] = text(change);
        if (random_.one_in(2)) values.back()["to"] = text(first_ + days(700));
    }
    for (auto& dated : values) {
        if (random_.one_in(8)) dated["source"] = some_reference(random_);
        if (random_.one_in(12)) dated["known_on"] = text(first_ - days(30));
        if (random_.one_in(30)) dated["ext"] = Json::array();
    }
    return values;
}

std::string Books::tariff(const std::string& id, const std::string& service,
                          const std::string& unit, std::int64_t least, std::int64_t most,
                          int decimals) {
    Json tariff = {{"id", id}, {"service", service}, {"provider", "p1"}};
    if (random_.one_in(4)) tariff["title"] = both("Тариф " + id, "Tariff " + id);
    tariff["unit"] = unit;
    if (random_.one_in(6)) tariff["zone"] = "single";
    if (random_.one_in(20)) tariff["ext"] = Json::object();
    tariff["values"] = values(least, most, decimals);
    tariffs_["tariffs"].push_back(tariff);
    return id;
}

std::string Books::norm(const std::string& id, const std::string& service, const std::string& unit,
                        std::int64_t least, std::int64_t most, int decimals) {
    Json norm = {{"id", id}, {"service", service}};
    if (random_.one_in(4)) norm["title"] = both("Норматив " + id, "Norm " + id);
    norm["unit"] = unit;
    if (random_.one_in(20)) norm["ext"] = true;
    norm["values"] = values(least, most, decimals);
    tariffs_["norms"].push_back(norm);
    return id;
}

Json Books::body(const char* service, const char* method) {
    Json body = {{"service", service}, {"provider", "p1"}, {"method", method}};
    if (random_.one_in(5)) body["creditor"] = "rkc";
    return body;
}

void Books::rates() {
    Json maintenance = body("maintenance", "per_area");
    maintenance["provider"] = "uk";
    maintenance["tariff"] = tariff("t-maintenance", "maintenance", "RUB/m2", 10, 60, 4);
    supplies_.push_back({maintenance, false, false, ""});
    if (random_.one_in(2)) {
        Json intercom = body(random_.one_in(2) ? "intercom" : "video", "per_premises");
        intercom["tariff"] = tariff("t-premises", intercom["service"], "RUB/premises", 30, 90, 2);
        supplies_.push_back({intercom, false, true, ""});
    }
    if (random_.one_in(3)) {
        Json insurance = body("insurance", "per_area");
        insurance["tariff"] = tariff("t-insurance", "insurance", "RUB/m2", 1, 4, 2);
        supplies_.push_back({insurance, false, true, ""});
    }
    if (random_.one_in(3)) {
        Json gas = body("gas", "per_person");
        gas["tariff"] = tariff("t-gas", "gas", "RUB/person", 50, 200, 2);
        supplies_.push_back({gas, false, true, ""});
    }
}

void Books::water() {
    const bool cold_water = !random_.one_in(4);
    const bool hot_water = !random_.one_in(3);
    if (cold_water) {
        Json cold = body("cold_water", "metered_or_norm");
        cold["tariff"] = tariff("t-cold", "cold_water", "RUB/m3", 20, 70, 2);
        cold["norm"] = norm("n-cold", "cold_water", "m3/person", 2, 8, 3);
        supplies_.push_back({cold, true, true, "m3"});
    }
    if (hot_water) {
        Json hot = body("hot_water", "hot_water");
        hot["tariff"] = cold_water && random_.one_in(4)
                            ? "t-cold"
                            : tariff("t-hot", "hot_water", "RUB/m3", 20, 70, 2);
        hot["norm"] = norm("n-hot", "hot_water", "m3/person", 1, 5, 3);
        hot["heat_tariff"] = tariff("t-heat", random_.one_in(3) ? "heating" : "hot_water",
                                    "RUB/Gcal", 1500, 3500, 2);
        hot["heating_norm"] = norm("n-heat", "hot_water", "Gcal/m3", 0, 1, 4);
        supplies_.push_back({hot, true, true, "m3"});
    }
    if (!random_.one_in(3)) {
        Json waste = body("waste_water", "waste_water");
        waste["tariff"] = tariff("t-waste", "waste_water", "RUB/m3", 10, 50, 2);
        supplies_.push_back({waste, false, true, ""});
    }
}

void Books::energy() {
    if (random_.one_in(4)) return;
    Json electricity = body("electricity", "metered_or_norm");
    electricity["tariff"] = tariff("t-el", "electricity", "RUB/kWh", 3, 8, 2);
    electricity["norm"] = norm("n-el", "electricity", "kWh/person", 40, 120, 1);
    if (random_.one_in(3)) {
        Json band = {{"number", 1}, {"up_to", "3900"}};
        if (random_.one_in(2)) band["source"] = some_reference(random_);
        if (random_.one_in(4)) band["ext"] = Json::object();
        tariffs_["tariffs"].back()["band"] = band;
    }
    supplies_.push_back({electricity, true, true, "kWh"});
}

void Books::waste() {
    if (random_.one_in(3)) return;
    const bool by_area = random_.one_in(2);
    const bool yearly = random_.one_in(2);
    Json waste = body("solid_waste", by_area ? "solid_waste_area" : "solid_waste_person");
    waste["tariff"] = tariff("t-solid", "solid_waste", "RUB/m3", 400, 900, 2);
    waste["norm"] = norm("n-solid", "solid_waste",
                         std::string("m3/") + (by_area ? "m2" : "person") + (yearly ? "/year" : ""),
                         0, by_area ? 1 : 3, 4);
    supplies_.push_back({waste, false, true, ""});
}

Json Books::law() {
    Json law = {{"schema", "kvit-law/1"}, {"edition", "test 1"}};
    if (random_.one_in(2)) law["source"] = some_reference(random_);
    if (random_.one_in(4)) law["known_on"] = text(first_ - days(90));
    if (random_.one_in(12)) law["ext"] = 0;
    law["parameters"] = Json::array();
    for (const char* service : {"cold_water", "hot_water", "electricity"}) {
        if (std::string(service) == "electricity" && !random_.one_in(3)) continue;
        Json parameter = {{"id", std::string("metering.raising_factor.") + service + ".no_meter"},
                          {"title", both("Повышающий коэффициент", "Raising factor")},
                          {"unit", "1"}};
        if (random_.one_in(2)) parameter["covered_until"] = text(first_ + days(400));
        if (random_.one_in(12)) parameter["ext"] = "";
        parameter["values"] = Json::array();
        Json value = {{"from", "2017-01-01"}, {"value", random_.one_in(3) ? "1.4" : "1.5"}};
        if (random_.one_in(4)) value["source"] = some_reference(random_);
        if (random_.one_in(8)) value["ext"] = 1;
        if (random_.one_in(8)) value["known_on"] = text(first_ - days(80));
        parameter["values"].push_back(value);
        if (random_.one_in(3)) {
            const Day change = first_ + days(random_.between(0, 20));
            parameter["values"].back()["to"] = text(change);
            parameter["values"].push_back({{"from", text(change)}, {"value", "3"}});
        }
        law["parameters"].push_back(parameter);
    }
    law["parameters"].push_back(volumes());
    const auto value = [&](const std::string& id, const char* unit, const std::string& number) {
        Json parameter = {{"id", id}, {"title", both("Число", "Number")}, {"unit", unit}};
        parameter["values"] = Json::array({{{"value", number}}});
        law["parameters"].push_back(parameter);
    };
    const std::string average = "metering.average.";
    value(average + "history_months_min", "month", random_.one_in(2) ? "6" : "12");
    value(average + "history_months_min.new_meter", "month", "3");
    value(average + "periods_max", "month", "3");
    value("vat.rate.general.utilities", "percent", random_.one_in(2) ? "20" : "5");
    value("vat.rate.general.maintenance", "percent", "20");
    value("vat.rate.general.solid_waste", "percent", "0");
    return law;
}

/// A table of what happens to meters that are only read or not. Nobody states their troubles here.
Json Books::volumes() {
    Json table = Json::object();
    for (const char* condition :
         {"working", "remote", "just_installed", "replaced", "checked", "verification_expired"})
        table[condition] = {"difference", "norm"};
    for (const char* condition : {"failed", "no_access", "interference", "no_access_again"})
        table[condition] = Json::array({"norm"});
    static const Json not_sent[] = {
        Json::array({"norm"}), {"average", "norm"}, {"average_until_restored", "norm"}};
    table["reading_not_sent"] = not_sent[random_.below(3)];
    table["no_meter"] = Json::array({random_.one_in(6) ? "norm" : "norm_raised"});
    if (random_.one_in(12)) table["ext"] = 1;
    Json parameter = {{"id", "metering.volume"},
                      {"title", both("Как находится объём", "How the volume is found")},
                      {"unit", "1"},
                      {"kind", "volume"}};
    parameter["values"] = Json::array();
    parameter["values"].push_back({{"value", table}});
    return parameter;
}

Json Books::policy() {
    static const char* const options[][3] = {
        {"hot_water_lines", "two_lines", "one_line"},
        {"raising_factor_lines", "separate_excess", "one_sum"},
        {"nobody_registered", "owners", "nobody"},
        {"missing_reading", "average", "norm"},
        {"solid_waste_area_rate", "unrounded", "rounded_first"},
        {"average_window", "least", "year"},
        {"house_shares", "exact", "conserved"},
        {"zone_bands", "total_proportional", "per_tariff_zone"},
        {"band_part_month", "limit_by_days", "full_limit"},
        {"band_several_months", "limits_of_months", "one_limit"},
        {"temporarily_absent", "counted", "not_counted"},
        {"heating_part_month", "by_days", "full_month"},
        {"heating_unmetered", "formula_3_7", "formula_3_6"},
        {"yearly_correction", "january", "march"},
        {"common_below_zero", "carried", "dropped"},
        {"late_reading", "spread", "this_month"},
        {"past_months", "recalculated", "as_posted"},
    };
    Json policy = {{"schema", "kvit-policy/1"}, {"id", "house-practice"}};
    if (random_.one_in(2)) policy["inherits"] = "law_default";
    if (random_.one_in(8)) policy["ext"] = {{"a", 1}};
    policy["options"] = Json::array();
    for (const auto& option : options) {
        if (random_.one_in(2)) continue;
        Json chosen = {{"option", option[0]}, {"choice", option[1 + random_.below(2)]}};
        if (random_.one_in(3)) chosen["from"] = text(first_ + days(random_.between(-40, 25)));
        if (random_.one_in(3)) chosen["to"] = text(first_ + days(random_.between(26, 90)));
        if (random_.one_in(12)) chosen["ext"] = Json::object();
        policy["options"].push_back(chosen);
    }
    return policy;
}

}  // namespace kvit::test::mutation
