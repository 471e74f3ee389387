// The profiles and forms of readings that kvit ships, as the documents that they are.
#include <string>

#include "format/json/utf8.hpp"
#include "kvit/format/readings.hpp"

namespace kvit::format {
namespace {

/// No form of such files is common to all; this one is of kvit, so that a template has columns: a
/// row for each register.
constexpr std::string_view table = R"json({
  "schema": "kvit-readings-profile/1",
  "id": "readings-csv",
  "title": "Показания, строка на регистр: счёт, прибор, регистр, показание, единица, день",
  "encoding": "utf-8",
  "delimiter": ";",
  "quotes": true,
  "cells": 6,
  "header_lines": 1,
  "decimal": ",",
  "date_format": "DD.MM.YYYY",
  "date_formats": ["YYYY-MM-DD"],
  "columns": [
    {"field": "account", "at": 1},
    {"field": "meter", "at": 2},
    {"field": "register", "at": 3},
    {"field": "unit", "at": 5},
    {"field": "date", "at": 6}
  ],
  "values": [{"at": 4}],
  "units": [
    {"word": "м3", "meaning": "m3"},
    {"word": "м³", "meaning": "m3"},
    {"word": "куб.м", "meaning": "m3"},
    {"word": "кВт*ч", "meaning": "kWh"},
    {"word": "кВт·ч", "meaning": "kWh"},
    {"word": "кВтч", "meaning": "kWh"},
    {"word": "Гкал", "meaning": "Gcal"}
  ]
}
)json";

/// The same in the wide form: a row for each account, as people fill it in by hand.
constexpr std::string_view wide = R"json({
  "schema": "kvit-readings-profile/1",
  "id": "readings-wide-csv",
  "title": "Показания, строка на счёт: счёт, день, ХВС, ГВС, электроэнергия T1, T2, T3",
  "encoding": "windows-1251",
  "delimiter": ";",
  "quotes": true,
  "cells": 7,
  "header_lines": 1,
  "decimal": ",",
  "date_format": "DD.MM.YYYY",
  "columns": [
    {"field": "account", "at": 1},
    {"field": "date", "at": 2}
  ],
  "values": [
    {"at": 3, "resource": "cold_water", "unit": "m3"},
    {"at": 4, "resource": "hot_water", "unit": "m3"},
    {"at": 5, "resource": "electricity", "register": "T1", "unit": "kWh"},
    {"at": 6, "resource": "electricity", "register": "T2", "unit": "kWh"},
    {"at": 7, "resource": "electricity", "register": "T3", "unit": "kWh"}
  ]
}
)json";

/// A table of messages: what a gateway writes down, its numbers of phones left out or masked.
constexpr std::string_view messages = R"json({
  "schema": "kvit-readings-profile/1",
  "id": "messages-csv",
  "title": "Сообщения: время приёма, отправитель, текст",
  "encoding": "utf-8",
  "delimiter": ";",
  "quotes": true,
  "cells": 3,
  "header_lines": 1,
  "date_format": "DD.MM.YYYY",
  "date_formats": ["YYYY-MM-DD"],
  "channel": "sms",
  "columns": [
    {"field": "moment", "at": 1},
    {"field": "sender", "at": 2},
    {"field": "text", "at": 3}
  ]
}
)json";

/// Announced to payers of Sakhalin in 2023: account#meter#reading[#reading2]. Known from the news
/// of a supplier, not from a published contract.
constexpr std::string_view sakhalin = R"json({
  "schema": "kvit-readings-form/1",
  "id": "sakhalin",
  "title": "счёт#прибор#показание[#показание второго тарифа]",
  "separator": "#",
  "account_digits": true,
  "decimals": 0,
  "parts": [
    {"part": "account"},
    {"part": "meter"},
    {"part": "reading", "register": "T1"},
    {"part": "reading", "register": "T2", "optional": true}
  ]
}
)json";

/// Announced in Pskov in 2021: account T1 [T2], whole numbers.
constexpr std::string_view pskov = R"json({
  "schema": "kvit-readings-form/1",
  "id": "pskov",
  "title": "счёт T1 [T2], целые",
  "separator": " ",
  "account_digits": true,
  "decimals": 0,
  "parts": [
    {"part": "account"},
    {"part": "reading", "register": "T1"},
    {"part": "reading", "register": "T2", "optional": true}
  ]
}
)json";

/// Announced in Vladimir in 2016: the index of a meter, its kind and the reading without spaces.
/// That ЭД and ЭН are day and night, Г and Х hot and cold water is how the announcement is
/// understood.
constexpr std::string_view vladimir = R"json({
  "schema": "kvit-readings-form/1",
  "id": "vladimir",
  "title": "счёт 1Э123 1ЭД… 1ЭН… 1Г45 1Х…: номер прибора, вид и показание слитно",
  "separator": " ",
  "account_digits": true,
  "decimals": 0,
  "parts": [
    {"part": "account"},
    {"part": "tokens"}
  ],
  "kinds": [
    {"letters": "Э", "resource": "electricity"},
    {"letters": "ЭД", "resource": "electricity", "register": "day"},
    {"letters": "ЭН", "resource": "electricity", "register": "night"},
    {"letters": "Г", "resource": "hot_water"},
    {"letters": "Х", "resource": "cold_water"}
  ],
  "lenient": ["latin_lookalikes", "lower_case"]
}
)json";

constexpr ShippedReadings profiles[] = {
    {"readings-csv", table}, {"readings-wide-csv", wide}, {"messages-csv", messages}};
constexpr ShippedReadings forms[] = {
    {"sakhalin", sakhalin}, {"pskov", pskov}, {"vladimir", vladimir}};

Result<std::string_view> document_of(std::span<const ShippedReadings> shipped,
                                     std::string_view name, std::string_view argument,
                                     const std::string& schema) {
    std::string names;
    for (const auto& each : shipped) {
        if (each.name == name) return each.document;
        names += (names.empty() ? "" : ", ") + std::string(each.name);
    }
    return Error{ErrorCode::not_found,
                 std::string(argument),
                 '"' + json::shortened(json::well_formed(name)) + '"',
                 {names + " или " + schema, names + " or a " + schema}};
}

/// By its name, or as it is given.
template <class T>
Result<T> read_any(std::string_view name_or_json, std::string_view argument,
                   Result<std::string_view> (*shipped)(std::string_view),
                   Result<T> (*read)(std::string_view)) {
    if (name_or_json.find('{') == name_or_json.npos) {
        const auto document = shipped(name_or_json);
        if (!document.ok()) return document.errors();
        return read(*document);
    }
    auto own = read(name_or_json);
    if (!own.ok()) return own.errors().in_document(argument);
    return own;
}

}  // namespace

std::span<const ShippedReadings> shipped_readings_profiles() { return profiles; }
std::span<const ShippedReadings> shipped_readings_forms() { return forms; }

Result<std::string_view> shipped_readings_profile(std::string_view name) {
    return document_of(profiles, name, "profile", "kvit-readings-profile/1");
}

Result<std::string_view> shipped_readings_form(std::string_view name) {
    return document_of(forms, name, "form", "kvit-readings-form/1");
}

Result<exchange::ReadingsProfile> readings_profile(std::string_view name_or_json) {
    return read_any(name_or_json, "profile", shipped_readings_profile, read_readings_profile);
}

Result<exchange::MessageForm> readings_form(std::string_view name_or_json) {
    return read_any(name_or_json, "form", shipped_readings_form, read_readings_form);
}

}  // namespace kvit::format
