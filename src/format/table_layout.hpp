#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "format/json/reader.hpp"
#include "kvit/exchange/table_layout.hpp"

/// What the profiles of all tables have in common.
namespace kvit::format {

/// Cells of a line, and characters of one.
inline constexpr std::int64_t place_max = 65'535;

/// The keys at, length, prefix.
exchange::CellPlace read_place(json::ObjectReader& r);

/// One character of ASCII.
std::optional<char> read_sign(json::ObjectReader& r, std::string_view key);

/// All keys of a layout but date_format, which only some profiles must have.
void read_table_layout(json::ObjectReader& r, exchange::TableLayout& layout);

}  // namespace kvit::format
