#pragma once

#include <gtest/gtest.h>
#include <kvit.h>

#include <kvit/kvit.hpp>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

/// Months of a house closed one after another, as cases write what came of it: a row for each bill
/// of each month, movements and balances as short lines. Charges are what lines are, and left out.
namespace kvit::test {

using nlohmann::json;

inline std::string money_line(const json& row) {
    std::string line = row.contains("creditor") ? row["creditor"].get<std::string>() + "/" +
                                                      row["service"].get<std::string>()
                                                : std::string("advance");
    line += "/" + row["month"].get<std::string>();
    if (row.contains("of")) line += "/" + row["of"].get<std::string>();
    return line;
}

/// "uk/heating/2025-01 15.52 = 6.02 + this_month 9.50": accrued, posted earlier, and why not the
/// same.
inline std::string penalty_line(const json& row) {
    std::string line = money_line(row) + " " + row["accrued"].get<std::string>() + " = " +
                       row["posted"].get<std::string>();
    for (const char* part : {"this_month", "by_facts", "by_rules"})
        if (row.contains(part))
            line += std::string(" + ") + part + " " + row[part].get<std::string>();
    return line;
}

inline json bills_in_lines(const std::vector<json>& months) {
    json bills = json::array();
    for (const auto& month : months)
        for (const auto& bill : month["bills"]) {
            json row = bill["totals"];
            row["month"] = month["month"];
            row["account"] = bill["account"];
            row["moved"] = json::array();
            row["balances"] = json::array();
            row["penalties"] = json::array();
            row["decisions"] = json::array();
            for (const auto& posting : bill["postings"])
                if (posting["kind"] != "charge")
                    row["moved"].push_back(
                        posting["kind"].get<std::string>() + " " + money_line(posting) + " " +
                        posting["amount"].get<std::string>() + " " + posting.value("cause", "-"));
            for (const auto& balance : bill["balances"])
                if (balance["closing"] != "0.00")
                    row["balances"].push_back(money_line(balance) + " " +
                                              balance["closing"].get<std::string>());
            for (const auto& penalty : bill.value("penalties", json::array()))
                row["penalties"].push_back(penalty_line(penalty));
            for (const auto& decision : bill["decisions"])
                row["decisions"].push_back(decision["code"]);
            bills.push_back(std::move(row));
        }
    return {{"bills", bills}};
}

/// The day up to which a month is closed: `known_after` days after its last one.
inline Date known_of(const json& given, Month month) {
    if (!given.contains("known_after")) return Date::open_end();
    return month.next().first_day() + (given["known_after"].get<int>() - 1);
}

inline Month month_in(const json& given, const char* key) {
    return Month::parse(given[key].get<std::string>()).value();
}

inline json months_by_cpp(const json& given) {
    const auto fail = [](const Errors& errors) {
        json list = json::array();
        for (const auto& error : errors.list())
            list.push_back({{"name", error_code_row(error.code).name}, {"path", error.path}});
        return json{{"errors", list}};
    };
    const auto house = format::read_house(given["house"].dump());
    const auto tariffs = format::read_tariffs(given["tariffs"].dump());
    const auto policy = given.contains("policy") ? format::read_policy(given["policy"].dump())
                                                 : Result<law::Policy>(law::Policy());
    if (!house) return fail(house.errors());
    if (!tariffs) return fail(tariffs.errors());
    if (!policy) return fail(policy.errors());
    const auto law =
        given.contains("law") ? format::read_law(given["law"].dump()) : format::built_in_law();
    if (!law) return fail(law.errors());
    std::optional<close::Opening> opening;
    if (given.contains("opening")) {
        auto read = format::read_opening(given["opening"].dump());
        if (!read) return fail(read.errors());
        opening = *std::move(read);
    }
    std::vector<json> documents;
    std::vector<close::Closed> months;
    for (Month month = month_in(given, "month"); month <= month_in(given, "through");
         month = month.next()) {
        auto closed = close::close({*law, *tariffs, *policy}, *house, opening ? &*opening : nullptr,
                                   month, known_of(given, month));
        if (!closed) return fail(closed.errors());
        for (const auto& bill : closed->bills) EXPECT_TRUE(bill::check(bill).empty());
        documents.push_back(json::parse(format::write_closed(*closed)));
        // The next month starts from the document, as a host would keep it.
        opening = *format::read_opening(format::write_opening(closed->closing));
        EXPECT_EQ(*opening, closed->closing);
        months.push_back(*std::move(closed));
    }
    std::vector<const close::Closed*> pointers;
    for (const auto& month : months) pointers.push_back(&month);
    const auto book = close::book_of(pointers);
    EXPECT_TRUE(book.ok() && ledger::keep_book(*book).ok());
    return bills_in_lines(documents);
}

inline json months_by_c(const json& given) {
    kvit_error* error = nullptr;
    kvit_house* house = nullptr;
    kvit_rules* rules = nullptr;
    EXPECT_EQ(kvit_error_create(&error), KVIT_OK);
    const std::string facts = given["house"].dump();
    const std::string tariffs = given["tariffs"].dump();
    const std::string policy = given.contains("policy") ? given["policy"].dump() : "";
    const std::string law = given.contains("law") ? given["law"].dump() : "";
    std::string opening = given.contains("opening") ? given["opening"].dump() : "";
    kvit_status status = kvit_house_parse(&house, facts.data(), facts.size(), error);
    if (status == KVIT_OK)
        status = kvit_rules_create(&rules, tariffs.data(), tariffs.size(),
                                   policy.empty() ? nullptr : policy.data(), policy.size(),
                                   law.empty() ? nullptr : law.data(), law.size(), error);
    std::vector<json> documents;
    std::vector<const kvit_closed*> months;
    for (Month month = month_in(given, "month");
         status == KVIT_OK && month <= month_in(given, "through"); month = month.next()) {
        kvit_closed* closed = nullptr;
        status = kvit_close(&closed, rules, house, opening.empty() ? nullptr : opening.data(),
                            opening.size(), month.yyyymm(), known_of(given, month).days(), error);
        if (status != KVIT_OK) break;
        months.push_back(closed);
        kvit_buf text = KVIT_BUF_INIT;
        EXPECT_EQ(kvit_closed_document(&text, closed, KVIT_LAYOUT_LINE, error), KVIT_OK);
        documents.push_back(json::parse(text.data, text.data + text.size));
        kvit_buf_free(&text);
        EXPECT_EQ(kvit_closed_opening(&text, closed, KVIT_LAYOUT_LINE, error), KVIT_OK);
        opening.assign(text.data, text.size);
        kvit_buf_free(&text);
    }
    json result = bills_in_lines(documents);
    if (status == KVIT_OK) {
        kvit_buf sheet = KVIT_BUF_INIT;
        EXPECT_EQ(
            kvit_closed_turnover(&sheet, months.data(), months.size(), KVIT_LAYOUT_LINE, error),
            KVIT_OK);
        kvit_buf_free(&sheet);
    } else {
        json list = json::array();
        for (std::size_t i = 0; i < kvit_error_count(error); ++i) {
            const kvit_str path = kvit_error_path(error, i);
            std::string at(path.data, path.size);
            for (const std::string prefix : {"tariffs:", "policy:", "opening:", "law:"})
                if (at.rfind(prefix, 0) == 0) at.erase(0, prefix.size());
            list.push_back({{"name", kvit_status_name(kvit_error_code(error, i))}, {"path", at}});
        }
        result = {{"errors", list}};
    }
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): they are the caller's own handles
    for (const kvit_closed* closed : months) kvit_closed_free(const_cast<kvit_closed*>(closed));
    kvit_rules_free(rules);
    kvit_house_free(house);
    kvit_error_free(error);
    return result;
}

}  // namespace kvit::test
