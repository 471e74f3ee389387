#pragma once

#include <optional>
#include <string_view>

#include "format/json/reader.hpp"

/// Required fields whose meaning is checked further: nullopt if the field is missing or malformed,
/// which is reported then, so that nothing is said about it twice.
namespace kvit::format {

inline std::optional<Unit> required_unit(json::ObjectReader& r, std::string_view key) {
    if (!r.has(key)) r.unit(key);
    return r.optional_unit(key);
}

inline std::optional<Decimal> required_decimal(json::ObjectReader& r, std::string_view key,
                                               int decimals_max) {
    if (!r.has(key)) r.decimal(key, decimals_max);
    return r.optional_decimal(key, decimals_max);
}

inline std::optional<Money> required_money(json::ObjectReader& r, std::string_view key) {
    if (!r.has(key)) r.money(key);
    return r.optional_money(key);
}

template <json::Choices List>
std::optional<json::Chosen<List>> required_choice(json::ObjectReader& r, std::string_view key,
                                                  const List& choices) {
    if (!r.has(key)) r.choice(key, choices);
    return r.optional_choice(key, choices);
}

}  // namespace kvit::format
