#pragma once

#include <kvit.h>

#include <kvit/kvit.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "agreement/result_lines.hpp"

/// Cases of bonus programmes: a programme, shipped or whole, with options set by their paths.
namespace kvit::test {

/// Of a list the item with that id; null takes the key away.
inline void set_option(nlohmann::json& document, const std::string& path,
                       const nlohmann::json& value) {
    const std::size_t dot = path.find('.');
    const std::string step = path.substr(0, dot);
    if (dot == std::string::npos) {
        if (value.is_null())
            document.erase(step);
        else
            document[step] = value;
        return;
    }
    const std::string rest = path.substr(dot + 1);
    if (!document.is_array()) return set_option(document.at(step), rest, value);
    for (auto& item : document)
        if (item.value("id", "") == step || item.value("metric", "") == step)
            return set_option(item, rest, value);
    throw std::out_of_range(path);
}

inline std::string programme_text(const nlohmann::json& given) {
    nlohmann::json rules = given["programme"];
    if (rules.is_string()) {
        const auto shipped = format::programme(rules.get<std::string>());
        rules = nlohmann::json::parse(format::write_programme(*shipped));
    }
    const nlohmann::json options = given.value("with", nlohmann::json::object());
    for (const auto& [path, value] : options.items()) set_option(rules, path, value);
    return rules.dump();
}

inline std::string history_text(const nlohmann::json& given) {
    return nlohmann::json{{"schema", "kvit-bonus-history/1"}, {"accounts", given["accounts"]}}
        .dump();
}

inline Instant as_of(const nlohmann::json& given) {
    return Instant::parse(given["as_of"].get<std::string>()).value();
}

/// Ratings, next levels, decisions and warnings as short lines, as conformance.py writes them.
inline nlohmann::json evaluation_in_lines(const nlohmann::json& result) {
    if (result.contains("errors")) return result;
    const auto codes = [](const nlohmann::json& row, const char* key) {
        std::string told;
        for (const auto& reason : row.value(key, nlohmann::json::array())) {
            told += (told.empty() ? ": " : ", ") + reason["code"].get<std::string>();
            if (reason.contains("found")) told += ' ' + reason["found"].dump();
        }
        return told;
    };
    nlohmann::json lines{
        {"ratings", nlohmann::json::array()},   {"next", nlohmann::json::array()},
        {"decisions", nlohmann::json::array()}, {"entries", nlohmann::json::array()},
        {"warnings", nlohmann::json::array()},  {"at", nlohmann::json::array()}};
    const auto text = [](const nlohmann::json& row, const char* key) {
        return row.at(key).get<std::string>();
    };
    for (const auto& account : result["accounts"]) {
        const std::string name = text(account, "account");
        if (account.contains("rating")) {
            const auto& rating = account["rating"];
            lines["ratings"].push_back(name + ' ' + rating["months"].front().get<std::string>() +
                                       ".." + rating["months"].back().get<std::string>() + ' ' +
                                       rating["points"].dump() + '/' + rating["points_max"].dump() +
                                       ' ' + rating.value("level", "-") + codes(rating, "reasons"));
            if (rating.contains("next"))
                lines["next"].push_back(name + ' ' + text(rating["next"], "level") + ' ' +
                                        rating["next"]["points_missing"].dump());
        } else if (account.contains("rating_refused")) {
            lines["ratings"].push_back(name + " none" + codes(account, "rating_refused"));
        }
        for (const auto& each : account.value("decisions", nlohmann::json::array())) {
            const std::string what = name + ' ' + text(each, "grant") + ' ' + text(each, "unit");
            std::string given;
            if (each.contains("credit")) given += ' ' + text(each, "credit");
            for (const char* key : {"units", "tickets"})
                if (each.contains(key)) given += ' ' + each[key].dump();
            if (each.value("again", false)) given += " again";
            for (const auto& flag : each.value("flags", nlohmann::json::array()))
                given += ' ' + flag.get<std::string>();
            lines["decisions"].push_back(what + ' ' + text(each, "verdict") + given +
                                         codes(each, "reasons"));
            lines["at"].push_back(what + ' ' + text(each, "at"));
        }
        for (const auto& each : account.value("entries", nlohmann::json::array()))
            lines["entries"].push_back(name + ' ' + text(each, "draw") + ' ' + text(each, "unit") +
                                       ' ' + each["tickets"].dump() + codes(each, "reasons"));
        for (const auto& warning : account.value("warnings", nlohmann::json::array()))
            lines["warnings"].push_back(name + ' ' + text(warning, "code"));
    }
    return lines;
}

/// The document that C++ makes of a case, or its errors.
inline Result<std::string> evaluation_by_cpp(const nlohmann::json& given) {
    const auto programme = format::programme(programme_text(given));
    if (!programme.ok()) return programme.errors();
    const auto history = format::read_bonus_history(history_text(given));
    if (!history.ok()) return history.errors();
    const auto book = format::built_in_law();
    const auto evaluation = bonus::evaluate(*programme, *history, as_of(given), *book);
    if (!evaluation.ok()) return evaluation.errors();
    return format::write_evaluation(*programme, *evaluation);
}

inline kvit_status evaluation_by_c(const nlohmann::json& given, kvit_buf* out, kvit_error* error) {
    const std::string programme = programme_text(given);
    const std::string history = history_text(given);
    return kvit_bonus_evaluate(out, nullptr, programme.data(), programme.size(), history.data(),
                               history.size(), as_of(given).seconds, KVIT_LAYOUT_PRETTY, error);
}

}  // namespace kvit::test
