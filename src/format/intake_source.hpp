#pragma once

#include <string>
#include <string_view>

#include "format/json/reader.hpp"
#include "format/json/value.hpp"
#include "kvit/exchange/intake.hpp"

namespace kvit::format {

/// A text as somebody typed it: of any characters, control ones too. Empty if it is absent.
std::string read_typed(json::ObjectReader& r, std::string_view key,
                       json::Presence presence = json::Presence::optional);

/// Adds a text unless it is empty.
void add_given(json::Object& object, std::string key, const std::string& text);

/// Where a row came from: the keys channel, place, message, operation, sender, date, time, row.
exchange::IntakeSource read_intake_source(json::ObjectReader& r);
void add_intake_source(json::Object& object, const exchange::IntakeSource& source);

}  // namespace kvit::format
