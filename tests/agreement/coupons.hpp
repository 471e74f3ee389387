#pragma once

#include <kvit.h>

#include <kvit/kvit.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "agreement/bonus.hpp"

/// Cases of coupons: a programme with options, a catalogue, rights and events.
namespace kvit::test {

inline std::string offers_text(const nlohmann::json& given) {
    nlohmann::json offers = given["offers"];
    offers["schema"] = "kvit-offers/1";
    return offers.dump();
}

inline std::string coupon_events_text(const nlohmann::json& given) {
    return nlohmann::json{{"schema", "kvit-coupon-events/1"},
                          {"rights", given["rights"]},
                          {"events", given["events"]}}
        .dump();
}

/// Events, rights, coupons and stock as short lines, as conformance.py writes them.
inline nlohmann::json coupons_in_lines(const nlohmann::json& result) {
    if (result.contains("errors")) return result;
    const auto text = [](const nlohmann::json& row, const char* key) {
        return row.at(key).get<std::string>();
    };
    const auto number = [](const nlohmann::json& row, const char* key) {
        return row.contains(key) ? row[key].dump() : std::string("-");
    };
    nlohmann::json lines{{"events", nlohmann::json::array()},
                         {"rights", nlohmann::json::array()},
                         {"coupons", nlohmann::json::array()},
                         {"stock", nlohmann::json::array()}};
    for (const auto& each : result["events"])
        lines["events"].push_back(text(each, "event") + ' ' + text(each["decision"], "code") +
                                  (each.contains("coupon") ? ' ' + text(each, "coupon") : ""));
    for (const auto& each : result["rights"]) {
        std::string told =
            text(each, "key") + ' ' + text(each, "state") + ' ' + each.value("lapses_at", "-");
        if (each.contains("ground_fallen")) told += " fallen";
        const char* before = ": ";
        for (const auto& offer : each.value("choices", nlohmann::json::array())) {
            told += before + offer.get<std::string>();
            before = ", ";
        }
        lines["rights"].push_back(told);
    }
    for (const auto& each : result["coupons"])
        lines["coupons"].push_back(text(each, "id") + ' ' + text(each, "right") + ' ' +
                                   text(each, "offer") + ' ' + text(each, "code") + ' ' +
                                   text(each, "state") + ' ' + each.value("expires_at", "-") +
                                   (each.contains("ground_fallen") ? " fallen" : ""));
    for (const auto& each : result["stock"])
        lines["stock"].push_back(text(each, "offer") + ' ' + number(each, "stock") + " = " +
                                 number(each, "reserved") + " + " + number(each, "issued") + " + " +
                                 number(each, "free"));
    return lines;
}

/// The document that C++ makes of a case, or its errors.
inline Result<std::string> coupons_by_cpp(const nlohmann::json& given) {
    const auto programme = format::programme(programme_text(given));
    if (!programme.ok()) return programme.errors();
    const auto offers = format::read_offers(offers_text(given));
    if (!offers.ok()) return offers.errors();
    const auto events = format::read_coupon_events(coupon_events_text(given));
    if (!events.ok()) return events.errors();
    const std::string code_key = given.value("code_key", "");
    const auto book = bonus::keep_coupons(*programme, *offers, events->rights, events->events,
                                          as_of(given), code_key);
    if (!book.ok()) return book.errors();
    return format::write_coupons(*programme, *book);
}

inline kvit_status coupons_by_c(const nlohmann::json& given, kvit_buf* out, kvit_error* error) {
    const std::string programme = programme_text(given);
    const std::string offers = offers_text(given);
    const std::string events = coupon_events_text(given);
    const std::string code_key = given.value("code_key", "");
    return kvit_coupons(out, programme.data(), programme.size(), offers.data(), offers.size(),
                        events.data(), events.size(), as_of(given).seconds, code_key.data(),
                        code_key.size(), KVIT_LAYOUT_PRETTY, error);
}

}  // namespace kvit::test
