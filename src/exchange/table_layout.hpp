#pragma once

#include <string>
#include <string_view>

#include "exchange/judge.hpp"
#include "exchange/stamp.hpp"
#include "kvit/exchange/table_layout.hpp"

/// Whether a layout can be read by, and the text of a file that is laid out so.
namespace kvit::exchange {

/// `bad_text` of a format that does not say what it is for.
void check_format(const std::string& format, StampKind kind, std::string path, Errors& errors);

/// A place is one of the three ways, and possible in this layout.
void check_place(const TableLayout& layout, const CellPlace& place, const std::string& path,
                 Errors& errors);

/// The decimal sign, the delimiter, the formats of days and times.
void check_layout(const TableLayout& layout, Errors& errors);

/// The text of a file. In lenient mode one that is UTF-8 is taken for what it is.
Result<std::string> text_of(const TableLayout& layout, std::string_view bytes, Judge& judge);

}  // namespace kvit::exchange
