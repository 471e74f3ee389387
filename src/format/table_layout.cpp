#include "format/table_layout.hpp"

#include <cstddef>

#include "format/exchange_names.hpp"

namespace kvit::format {

exchange::CellPlace read_place(json::ObjectReader& r) {
    return {.at = static_cast<std::size_t>(r.count("at", 1, place_max, 0)),
            .length = static_cast<std::size_t>(r.count("length", 1, place_max, 0)),
            .prefix = r.optional_text("prefix").value_or("")};
}

std::optional<char> read_sign(json::ObjectReader& r, std::string_view key) {
    const auto text = r.optional_text(key);
    if (!text) return std::nullopt;
    if (text->size() == 1) return text->front();
    r.fail(key, ErrorCode::bad_text, '"' + *text + '"',
           {"один знак ASCII", "one character of ASCII"});
    return std::nullopt;
}

void read_table_layout(json::ObjectReader& r, exchange::TableLayout& layout) {
    layout.encoding = r.choice("encoding", names::encodings);
    layout.delimiter = read_sign(r, "delimiter");
    layout.quotes = r.boolean("quotes", false);
    layout.cells = static_cast<std::size_t>(r.count("cells", 1, place_max, 0));
    layout.header_lines = static_cast<std::size_t>(r.count("header_lines", 0, place_max, 0));
    layout.comment = r.optional_text("comment").value_or("");
    layout.decimal = read_sign(r, "decimal").value_or(',');
    if (const auto format = r.optional_text("time_format")) layout.time_format = *format;
}

}  // namespace kvit::format
