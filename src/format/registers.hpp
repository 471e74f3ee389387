#pragma once

#include <optional>
#include <string_view>

#include "format/json/reader.hpp"
#include "format/json/value.hpp"
#include "kvit/premises/register_values.hpp"

namespace kvit::format {

/// Показания: never negative, with the decimals of the most precise meters.
inline constexpr int reading_decimals = 7;

/// The two keys of what a meter shows, of which an object has one: a number of a plain meter, an
/// object of numbers by zones of one that counts by zones.
struct RegisterKeys {
    std::string_view plain;
    std::string_view zones;
};
inline constexpr RegisterKeys start_keys{"start", "starts"};
inline constexpr RegisterKeys value_keys{"value", "values"};

/// What a meter shows. With `digits`, more of them before the comma are the error
/// `reading_beyond_digits`.
premises::RegisterValues read_registers(json::ObjectReader& r, const RegisterKeys& keys,
                                        std::optional<int> digits = {});

/// Adds the one key of `value_keys` that fits.
void add_registers(json::Object& object, const premises::RegisterValues& values);

}  // namespace kvit::format
