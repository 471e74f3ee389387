#pragma once

#include <gtest/gtest.h>
#include <kvit.h>

#include <kvit/kvit.hpp>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

/// Two closes side by side, as cases write what came of it. A case gives one call of close and, in
/// "b", what the second one is given otherwise (null: not given); or both documents as they are, in
/// "before" and "after".
namespace kvit::test {

using nlohmann::json;

/// The second call.
inline json second_of(json given) {
    const json changed = given["b"];
    given.erase("b");
    for (const auto& [key, value] : changed.items()) {
        if (value.is_null())
            given.erase(key);
        else
            given[key] = value;
    }
    return given;
}

inline json errors_json(const Errors& errors) {
    json list = json::array();
    for (const auto& error : errors.list())
        list.push_back({{"name", error_code_row(error.code).name}, {"path", error.path}});
    return {{"errors", list}};
}

inline std::string joined(std::initializer_list<std::string> words) {
    std::string line;
    for (const auto& word : words)
        if (!word.empty()) line += (line.empty() ? "" : " ") + word;
    return line;
}

/// Lines as "account service component zone band month: before -> after", parts as "account service
/// component cause symbol before -> after: amount", movements and causes alike.
inline json comparison_in_lines(const json& found) {
    const auto text = [](const json& row, const char* key) -> std::string {
        if (!row.contains(key)) return "";
        return row[key].is_string() ? row[key].get<std::string>() : row[key].dump();
    };
    json told{{"difference", found["totals"]["difference"]},
              {"causes", json::array()},
              {"lines", json::array()},
              {"parts", json::array()},
              {"movements", json::array()}};
    for (const auto& cause : found["causes"])
        told["causes"].push_back(text(cause, "cause") + " " + text(cause, "amount"));
    for (const auto& account : found["accounts"]) {
        const std::string id = account["account"];
        for (const auto& line : account["lines"]) {
            const std::string what = joined({id, text(line, "service"), text(line, "component"),
                                             text(line, "zone"), text(line, "band")});
            told["lines"].push_back(what + " " + text(line, "month") + ": " + text(line, "before") +
                                    " -> " + text(line, "after"));
            for (const auto& part : line["parts"]) {
                std::string change = joined({what, text(part, "cause"), text(part, "symbol")});
                if (part.contains("before"))
                    change +=
                        " " + text(part["before"], "value") + " -> " + text(part["after"], "value");
                told["parts"].push_back(change + ": " + text(part, "amount"));
            }
        }
        for (const auto& movement : account["movements"])
            told["movements"].push_back(
                joined({id, text(movement, "kind"), text(movement, "posting"),
                        text(movement, "creditor"), text(movement, "service"),
                        text(movement, "month"), text(movement, "of")}) +
                ": " + text(movement, "before") + " -> " + text(movement, "after"));
    }
    return told;
}

inline Result<close::Closed> closed_of(const json& given) {
    const auto text = [&](const char* key) {
        return given.contains(key) ? given[key].dump() : std::string();
    };
    const auto house = format::read_house(text("house"));
    const auto tariffs = format::read_tariffs(text("tariffs"));
    const auto law = given.contains("law") ? format::read_law(text("law")) : format::built_in_law();
    const auto policy = given.contains("policy") ? format::read_policy(text("policy"))
                                                 : Result<law::Policy>(law::Policy());
    if (!house) return house.errors();
    if (!tariffs) return tariffs.errors();
    if (!law) return law.errors();
    if (!policy) return policy.errors();
    std::optional<close::Opening> opening;
    if (given.contains("opening")) {
        auto read = format::read_opening(text("opening"));
        if (!read) return read.errors();
        opening = *std::move(read);
    }
    const Date known_on = given.contains("known_on")
                              ? Date::parse(given["known_on"].get<std::string>()).value()
                              : Date::open_end();
    return close::close({*law, *tariffs, *policy}, *house, opening ? &*opening : nullptr,
                        Month::parse(given["month"].get<std::string>()).value(), known_on);
}

/// Each total of one is minus that of the other.
inline void expect_mirrored(const audit::Comparison& there, const audit::Comparison& back) {
    EXPECT_EQ(there.after.to_pay - there.before.to_pay, back.before.to_pay - back.after.to_pay);
    EXPECT_EQ(there.accounts.size(), back.accounts.size());
    for (std::size_t i = 0; i < std::min(there.accounts.size(), back.accounts.size()); ++i) {
        Money sum;
        for (const auto* side : {&there, &back})
            for (const auto& line : side->accounts[i].lines)
                for (const auto& part : line.parts) sum += part.amount;
        EXPECT_TRUE(sum.is_zero());
        EXPECT_EQ(there.accounts[i].lines.size(), back.accounts[i].lines.size());
        EXPECT_EQ(there.accounts[i].movements.size(), back.accounts[i].movements.size());
    }
}

inline json comparison_by_cpp(const json& given) {
    if (given.contains("before")) {
        const auto found = format::compare_documents(given["before"].dump(), given["after"].dump());
        return found ? comparison_in_lines(json::parse(format::write_comparison(*found)))
                     : errors_json(found.errors());
    }
    json first = given;
    first.erase("b");
    const auto before = closed_of(first);
    const auto after = closed_of(second_of(given));
    if (!before) return errors_json(before.errors());
    if (!after) return errors_json(after.errors());
    const auto found = audit::compare(*before, *after);
    if (!found) return errors_json(found.errors());
    const auto back = audit::compare(*after, *before);
    EXPECT_TRUE(back.ok() && audit::compare(*before, *before)->empty() &&
                audit::compare(*after, *after)->empty());
    expect_mirrored(*found, *back);
    // Documents of the same months give the same bytes.
    const auto by_documents =
        format::compare_documents(format::write_closed(*before), format::write_closed(*after));
    EXPECT_TRUE(by_documents.ok());
    const std::string text = format::write_comparison(*found);
    EXPECT_EQ(format::write_comparison(*by_documents), text);
    return comparison_in_lines(json::parse(text));
}

inline json errors_json(const kvit_error* error) {
    json list = json::array();
    for (std::size_t i = 0; i < kvit_error_count(error); ++i) {
        const kvit_str path = kvit_error_path(error, i);
        list.push_back({{"name", kvit_status_name(kvit_error_code(error, i))},
                        {"path", std::string(path.data, path.size)}});
    }
    return {{"errors", list}};
}

/// The kvit-closed/1 of one call.
inline kvit_status closed_text(std::string& out, const json& given, kvit_error* error) {
    const auto text = [&](const char* key) {
        return given.contains(key) ? given[key].dump() : std::string();
    };
    const auto pointer = [](const std::string& given_text) {
        return given_text.empty() ? nullptr : given_text.data();
    };
    const std::string facts = text("house");
    const std::string tariffs = text("tariffs");
    const std::string policy = text("policy");
    const std::string law = text("law");
    const std::string opening = text("opening");
    kvit_house* house = nullptr;
    kvit_rules* rules = nullptr;
    kvit_closed* closed = nullptr;
    kvit_buf document = KVIT_BUF_INIT;
    const std::int32_t known_on = given.contains("known_on")
                                      ? Date::parse(given["known_on"].get<std::string>())->days()
                                      : KVIT_DATE_OPEN;
    kvit_status status = kvit_house_parse(&house, facts.data(), facts.size(), error);
    if (status == KVIT_OK)
        status = kvit_rules_create(&rules, tariffs.data(), tariffs.size(), pointer(policy),
                                   policy.size(), pointer(law), law.size(), error);
    if (status == KVIT_OK)
        status =
            kvit_close(&closed, rules, house, pointer(opening), opening.size(),
                       Month::parse(given["month"].get<std::string>())->yyyymm(), known_on, error);
    if (status == KVIT_OK)
        status = kvit_closed_document(&document, closed, KVIT_LAYOUT_LINE, error);
    if (status == KVIT_OK) out.assign(document.data, document.size);
    kvit_buf_free(&document);
    kvit_closed_free(closed);
    kvit_rules_free(rules);
    kvit_house_free(house);
    return status;
}

inline json comparison_by_c(const json& given) {
    kvit_error* error = nullptr;
    EXPECT_EQ(kvit_error_create(&error), KVIT_OK);
    std::string before;
    std::string after;
    kvit_status status = KVIT_OK;
    if (given.contains("before")) {
        before = given["before"].dump();
        after = given["after"].dump();
    } else {
        json first = given;
        first.erase("b");
        status = closed_text(before, first, error);
        if (status == KVIT_OK) status = closed_text(after, second_of(given), error);
    }
    kvit_buf document = KVIT_BUF_INIT;
    if (status == KVIT_OK)
        status = kvit_compare(&document, before.data(), before.size(), after.data(), after.size(),
                              KVIT_LAYOUT_LINE, error);
    const json result =
        status == KVIT_OK
            ? comparison_in_lines(json::parse(document.data, document.data + document.size))
            : errors_json(error);
    kvit_buf_free(&document);
    kvit_error_free(error);
    return result;
}

}  // namespace kvit::test
