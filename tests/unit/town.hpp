#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kvit/close/close.hpp"
#include "kvit/format/documents.hpp"

/// A small town for tests: houses and tariff books written as short JSON, closed in one call.
namespace kvit::test {

inline Date day(std::string_view text) { return Date::parse(text).value(); }
inline Month month(std::string_view text) { return Month::parse(text).value(); }
inline Decimal dec(std::string_view text) { return Decimal::parse(text).value(); }
inline Money money(std::string_view text) { return Money::parse(text).value(); }

inline std::string file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    EXPECT_TRUE(in.good()) << path;
    return {std::istreambuf_iterator<char>(in), {}};
}

/// "reading_decreased readings[1].value", one a line.
inline std::string said(const Errors& errors) {
    std::string text;
    for (const auto& error : errors.list()) {
        for (const auto& row : error_code_rows)
            if (row.code == error.code) text += std::string(row.name) + " ";
        text += error.path + "\n";
    }
    return text;
}
template <class T>
std::string said(const Result<T>& result) {
    return result ? "ok" : said(result.errors());
}
/// All messages, for a failed expectation.
template <class T>
std::string messages(const Result<T>& result) {
    std::string text;
    if (!result)
        for (const auto& error : result.errors().list()) text += error.message(Language::en) + "\n";
    return text;
}

/// A document whose lists grow one object at a time.
class Document {
  public:
    explicit Document(std::string head) : head_(std::move(head)) {}

    void add_raw(const std::string& list, const std::string& body) {
        lists_[list].push_back("{" + body + "}");
    }
    std::map<std::string, std::vector<std::string>>& lists() { return lists_; }
    std::string text() const {
        std::string text = "{" + head_;
        for (const auto& [name, items] : lists_) {
            text += ",\n\"" + name + "\": [";
            for (std::size_t i = 0; i < items.size(); ++i) text += (i == 0 ? "" : ",\n") + items[i];
            text += "]";
        }
        return text + "}";
    }

  private:
    std::string head_;
    std::map<std::string, std::vector<std::string>> lists_;
};

inline std::string in_quotes(std::string_view text) { return '"' + std::string(text) + '"'; }
/// `"valid_from": …, "valid_to": …` of an interval "2025-07-01..2025-08-01"; either end may be
/// open.
inline std::string valid(std::string_view interval) {
    const auto dots = interval.find("..");
    if (interval.empty()) return {};
    std::string text;
    if (dots > 0) text += ", \"valid_from\": " + in_quotes(interval.substr(0, dots));
    if (interval.size() > dots + 2)
        text += ", \"valid_to\": " + in_quotes(interval.substr(dots + 2));
    return text;
}

/// A house; facts get an id and an early `known_on` unless their text has them.
class Town : public Document {
  public:
    Town() : Document(R"("schema": "kvit-house/1", "house": "h")") {}

    Town& add(const std::string& list, const std::string& body) {
        std::string head;
        const auto has = [&](std::string_view key) {
            return body.find(in_quotes(key) + ":") != std::string::npos;
        };
        if (!has("id")) head += R"("id": "f)" + std::to_string(++last_id_) + "\", ";
        if (!has("known_on")) head += R"("known_on": "2020-01-01", )";
        add_raw(list, head + body);
        return *this;
    }
    /// A flat with its account, open during the interval.
    Town& flat(const std::string& account = "1", const std::string& area = "50.00",
               std::string_view interval = "") {
        add("premises",
            R"("premises": "p)" + account + R"(", "kind": "dwelling", "area": )" + in_quotes(area));
        return add("accounts", R"("account": )" + in_quotes(account) + R"(, "premises": "p)" +
                                   account + "\"" + valid(interval));
    }
    Town& people(int registered, std::string_view interval = "", const std::string& account = "1",
                 int owners = 1) {
        return add("occupancy", R"("account": )" + in_quotes(account) + R"(, "registered": )" +
                                    std::to_string(registered) + R"(, "owners": )" +
                                    std::to_string(owners) + valid(interval));
    }
    /// `keys`: everything past the method, such as `"tariff": "cold"`.
    Town& supply(std::string_view service, std::string_view method, const std::string& keys,
                 std::string_view interval = "") {
        return add("supplies", R"("provider": "uk", "service": )" + in_quotes(service) +
                                   R"(, "method": )" + in_quotes(method) + ", " + keys +
                                   valid(interval));
    }
    Town& cold() {
        return supply("cold_water", "metered_or_norm", R"("tariff": "cold", "norm": "cold")");
    }
    Town& hot() {
        return supply("hot_water", "hot_water",
                      R"("tariff": "water", "norm": "hot", "heat_tariff": "heat",
                         "heating_norm": "q")");
    }
    Town& waste() { return supply("waste_water", "waste_water", R"("tariff": "waste")"); }
    Town& electricity() {
        return supply("electricity", "metered_or_norm", R"("tariff": "el", "norm": "el")");
    }
    Town& maintenance() { return supply("maintenance", "per_area", R"("tariff": "area")"); }
    Town& insurance() { return supply("insurance", "per_area", R"("tariff": "insurance")"); }
    Town& meter(const std::string& id, std::string_view service, std::string_view interval = "",
                const std::string& account = "1", std::string_view start = "0") {
        return add("meters", R"("meter": )" + in_quotes(id) + R"(, "account": )" +
                                 in_quotes(account) + R"(, "service": )" + in_quotes(service) +
                                 R"(, "unit": )" +
                                 in_quotes(service == "electricity" ? "kWh" : "m3") +
                                 R"(, "start": )" + in_quotes(start) + valid(interval));
    }
    Town& reading(const std::string& meter, std::string_view date, std::string_view value,
                  const std::string& more = "") {
        return add("readings", R"("meter": )" + in_quotes(meter) + R"(, "date": )" +
                                   in_quotes(date) + R"(, "value": )" + in_quotes(value) + more);
    }
    Town& installable(std::string_view service, bool possible = true,
                      std::string_view interval = "") {
        return add("installability", R"("account": "1", "service": )" + in_quotes(service) +
                                         R"(, "possible": )" + (possible ? "true" : "false") +
                                         valid(interval));
    }
    /// A payment of one part.
    Town& payment(std::string_view date, std::string_view amount, std::string_view service,
                  std::string_view debt_month, const std::string& more = "") {
        return add("payments", R"("account": "1", "date": )" + in_quotes(date) + R"(, "amount": )" +
                                   in_quotes(amount) +
                                   R"(, "parts": [{"creditor": "uk", "service": )" +
                                   in_quotes(service) + R"(, "month": )" + in_quotes(debt_month) +
                                   R"(, "amount": )" + in_quotes(amount) + "}]" + more);
    }
    premises::House house() const {
        const std::string json = text();
        auto read = format::read_house(json);
        EXPECT_TRUE(read.ok()) << messages(read) << json;
        return read ? *std::move(read) : premises::House();
    }

  private:
    int last_id_ = 0;
};

/// A tariff book with one value, always in force, for whatever the towns above ask for.
class Tariffs : public Document {
  public:
    Tariffs() : Document(R"("schema": "kvit-tariffs/1", "id": "t")") {
        add_raw("providers", R"("id": "uk", "name": "УК")");
        add_raw("providers", R"("id": "fund", "name": "Фонд")");
        tariff("cold", "cold_water", "RUB/m3", "39.56");
        tariff("waste", "waste_water", "RUB/m3", "26.41");
        tariff("water", "hot_water", "RUB/m3", "49.19");
        tariff("heat", "hot_water", "RUB/Gcal", "2371.72");
        tariff("el", "electricity", "RUB/kWh", "4.77");
        tariff("area", "maintenance", "RUB/m2", "26.90");
        tariff("person", "gas", "RUB/person", "126.12");
        tariff("premises", "intercom", "RUB/premises", "65.00");
        tariff("insurance", "insurance", "RUB/m2", "3.50");
        tariff("solid", "solid_waste", "RUB/m3", "683.27");
        norm("cold", "cold_water", "m3/person", "4.25");
        norm("hot", "hot_water", "m3/person", "3.19");
        norm("q", "hot_water", "Gcal/m3", "0.0611");
        norm("el", "electricity", "kWh/person", "80");
        norm("solid.person.year", "solid_waste", "m3/person/year", "2.15");
        norm("solid.person", "solid_waste", "m3/person", "0.18");
        norm("solid.area.year", "solid_waste", "m3/m2/year", "0.0897");
        norm("solid.area", "solid_waste", "m3/m2", "0.0075");
    }
    /// `values`: one value for ever, or the whole array where it starts with '['.
    Tariffs& tariff(std::string_view id, std::string_view service, std::string_view unit,
                    std::string_view values, const std::string& more = "") {
        return put("tariffs", id, service, unit, values, R"("provider": "uk", )" + more);
    }
    Tariffs& norm(std::string_view id, std::string_view service, std::string_view unit,
                  std::string_view values, const std::string& more = "") {
        return put("norms", id, service, unit, values, more);
    }
    tariff::TariffBook book() const {
        auto read = format::read_tariffs(text());
        EXPECT_TRUE(read.ok()) << messages(read);
        return read ? *std::move(read) : tariff::TariffBook();
    }

  private:
    /// A later one with the same id takes the place of the earlier one.
    Tariffs& put(const std::string& list, std::string_view id, std::string_view service,
                 std::string_view unit, std::string_view values, const std::string& more) {
        const std::string head = R"("id": )" + in_quotes(id) + ",";
        std::erase_if(lists()[list],
                      [&](const std::string& item) { return item.starts_with("{" + head); });
        add_raw(list, head + " " + more + R"("service": )" + in_quotes(service) + R"(, "unit": )" +
                          in_quotes(unit) + R"(, "values": )" +
                          (values.starts_with('[') ? std::string(values)
                                                   : R"([{"value": )" + in_quotes(values) + "}]"));
        return *this;
    }
};

/// The books that a month is closed by.
struct Books {
    law::LawBook law = *format::built_in_law();
    tariff::TariffBook tariffs = Tariffs().book();
    law::Policy policy;

    charge::Rules rules() const { return {law, tariffs, policy}; }
};
inline Books with(const Tariffs& tariffs) {
    Books books;
    books.tariffs = tariffs.book();
    return books;
}
/// `options`: JSON objects of kvit-policy/1, separated by commas.
/// The value of a table of volumes in which everything goes by norm with its factor.
inline std::string volume_rules() {
    std::string rows;
    for (const auto& row : law::meter_condition_rows)
        rows += (rows.empty() ? "\"" : ", \"") + std::string(row.name) + R"(": ["norm_raised"])";
    return "{" + rows + "}";
}

inline law::Policy policy(const std::string& options) {
    auto read = format::read_policy(R"({"schema": "kvit-policy/1", "id": "x", "options": [)" +
                                    options + "]}");
    EXPECT_TRUE(read.ok()) << messages(read);
    return read ? *std::move(read) : law::Policy();
}
inline Books with(law::Policy policy) {
    Books books;
    books.policy = std::move(policy);
    return books;
}
inline Books choosing(const std::string& option, const std::string& choice) {
    return with(policy(R"({"option": ")" + option + R"(", "choice": ")" + choice + "\"}"));
}

inline close::Opening opening(std::string_view month, const std::string& accounts = "",
                              const std::string& meters = "") {
    auto read = format::read_opening(R"({"schema": "kvit-opening/1", "house": "h", "month": )" +
                                     in_quotes(month) + R"(, "accounts": [)" + accounts +
                                     R"(], "meters": [)" + meters + "]}");
    EXPECT_TRUE(read.ok()) << messages(read);
    return read ? *std::move(read) : close::Opening();
}
inline std::string balance(std::string_view service, std::string_view debt_month,
                           std::string_view amount, std::string_view account = "1") {
    return R"({"account": )" + in_quotes(account) +
           R"(, "balances": [{"creditor": "uk", "service": )" + in_quotes(service) +
           R"(, "month": )" + in_quotes(debt_month) + R"(, "amount": )" + in_quotes(amount) + "}]}";
}
inline std::string billed(std::string_view meter, std::string_view date, std::string_view value) {
    return R"({"meter": )" + in_quotes(meter) + R"(, "date": )" + in_quotes(date) +
           R"(, "value": )" + in_quotes(value) + "}";
}

inline Result<close::Closed> closing(const Town& town, std::string_view in,
                                     const Books& books = Books(),
                                     const close::Opening* opened = nullptr,
                                     Date known_on = Date::open_end()) {
    return close::close(books.rules(), town.house(), opened, month(in), known_on);
}

/// "hot_water/heat 447.36 15/31"
inline std::string brief(const charge::ChargeLine& line) {
    static const char* const components[] = {
        "",      "/water",         "/heat",       "/excess",  "/interference",
        "/plot", "/recalculation", "/correction", "/benefit", "/vat"};
    std::string text = line.service.text() + components[static_cast<int>(line.component)] + " " +
                       line.amount.to_string();
    if (line.share)
        text += " " + std::to_string(line.share->days) + "/" + std::to_string(line.share->of_days);
    return text;
}
inline std::vector<std::string> brief(const bill::Bill& bill) {
    std::vector<std::string> lines;
    for (const auto& line : bill.lines) lines.push_back(brief(line));
    return lines;
}
/// The lines of the first bill, or what is wrong.
inline std::vector<std::string> brief(const Result<close::Closed>& closed) {
    if (!closed) return {said(closed)};
    if (closed->bills.empty()) return {"no bill"};
    return brief(closed->bills.front());
}
inline std::vector<std::string> lines(const Town& town, std::string_view in,
                                      const Books& books = Books(),
                                      const close::Opening* opened = nullptr) {
    return brief(closing(town, in, books, opened));
}
inline std::vector<std::string> codes(const bill::Bill& bill) {
    std::vector<std::string> codes;
    for (const auto& decision : bill.decisions) codes.push_back(decision.code);
    return codes;
}

}  // namespace kvit::test
