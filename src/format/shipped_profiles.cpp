// The profiles of registries that kvit ships, as the documents that they are.
#include <string>

#include "format/json/utf8.hpp"
#include "kvit/format/registry.hpp"

namespace kvit::format {
namespace {

/// Thirteen fields and a trailer. The meaning of 3, 4, 9 and 13 (отделение, касса, период, способ)
/// is what files show, not what a published contract says; all but the period are passed over. That
/// the commission is what is paid less what is transferred is usual, not certain: a profile that
/// relies on it says so.
constexpr std::string_view sberbank = R"json({
  "schema": "kvit-registry-profile/1",
  "id": "sberbank-13",
  "title": "Реестр платежей Сбербанка: 13 полей и итоговая строка",
  "agent": "sberbank",
  "encoding": "windows-1251",
  "delimiter": ";",
  "cells": 13,
  "decimal": ",",
  "date_format": "DD-MM-YYYY",
  "time_format": "HH-MM-SS",
  "month_format": "MMYY",
  "columns": [
    {"field": "paid", "at": 1},
    {"field": "time", "at": 2},
    {"field": "operation", "at": 5},
    {"field": "account", "at": 6},
    {"field": "period", "at": 9},
    {"field": "amount", "at": 10},
    {"field": "transferred", "at": 11},
    {"field": "commission", "at": 12}
  ],
  "trailer": {
    "prefix": "=",
    "columns": [
      {"field": "count", "at": 1},
      {"field": "amount", "at": 2},
      {"field": "transferred", "at": 3},
      {"field": "commission", "at": 4},
      {"field": "registry", "at": 5},
      {"field": "date", "at": 6}
    ]
  }
}
)json";

constexpr ShippedProfile profiles[] = {{"sberbank-13", sberbank}};

}  // namespace

std::span<const ShippedProfile> shipped_profiles() { return profiles; }

Result<std::string_view> shipped_profile(std::string_view name) {
    for (const auto& profile : profiles)
        if (profile.name == name) return profile.document;
    std::string names;
    for (const auto& profile : profiles)
        names += (names.empty() ? "" : ", ") + std::string(profile.name);
    return Error{ErrorCode::not_found,
                 "profile",
                 '"' + json::shortened(json::well_formed(name)) + '"',
                 {names + " или kvit-registry-profile/1", names + " or a kvit-registry-profile/1"}};
}

Result<exchange::RegistryProfile> registry_profile(std::string_view name_or_json) {
    if (name_or_json.find('{') == name_or_json.npos) {
        const auto shipped = shipped_profile(name_or_json);
        if (!shipped.ok()) return shipped.errors();
        return read_registry_profile(*shipped);
    }
    auto profile = read_registry_profile(name_or_json);
    if (!profile.ok()) return profile.errors().in_document("profile");
    return profile;
}

}  // namespace kvit::format
