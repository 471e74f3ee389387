#include "exchange/table_layout.hpp"

#include "exchange/characters.hpp"

namespace kvit::exchange {

void check_format(const std::string& format, StampKind kind, std::string path, Errors& errors) {
    if (is_format(format, kind)) return;
    static constexpr Phrase expected[] = {
        {"день: DD, MM и YYYY или YY", "a day: DD, MM and YYYY or YY"},
        {"время: HH, MM и, если есть, SS", "a time: HH, MM and SS if there is one"},
        {"месяц: MM и YYYY или YY", "a month: MM and YYYY or YY"},
    };
    errors.add(ErrorCode::bad_text, std::move(path), quoted(format),
               expected[static_cast<std::size_t>(kind)]);
}

void check_place(const TableLayout& layout, const CellPlace& place, const std::string& path,
                 Errors& errors) {
    if (!place.prefix.empty()) {
        if (place.at != 0 || place.length != 0 || !layout.delimiter)
            errors.add(ErrorCode::contradiction, path + ".prefix", quoted(place.prefix),
                       {"либо номер ячейки, либо начало; начало только с разделителем",
                        "a number or a prefix; a prefix with a delimiter only"});
        return;
    }
    if (place.at == 0)
        errors.add(ErrorCode::missing_key, path + ".at", "", {"номер с 1", "a number from 1"});
    if (layout.delimiter && place.length != 0)
        errors.add(ErrorCode::contradiction, path + ".length", std::to_string(place.length),
                   {"ширина есть только у полей без разделителя",
                    "only fields without a delimiter have a width"});
    if (!layout.delimiter && place.length == 0)
        errors.add(ErrorCode::missing_key, path + ".length", "",
                   {"ширина поля в символах", "the width of the field in characters"});
    if (layout.delimiter && layout.cells != 0 && place.at > layout.cells)
        errors.add(ErrorCode::out_of_range, path + ".at", std::to_string(place.at),
                   {"не больше числа ячеек", "no more than there are cells"});
}

void check_layout(const TableLayout& layout, Errors& errors) {
    if (layout.decimal != ',' && layout.decimal != '.')
        errors.add(ErrorCode::bad_choice, "decimal", quoted({&layout.decimal, 1}),
                   {R"("," или ".")", R"("," or ".")"});
    if (layout.delimiter && *layout.delimiter == layout.decimal)
        errors.add(ErrorCode::contradiction, "delimiter", quoted({&layout.decimal, 1}),
                   {"не десятичный знак", "not the decimal sign"});
    check_format(layout.date_format, StampKind::date, "date_format", errors);
    check_format(layout.time_format, StampKind::time, "time_format", errors);
}

Result<std::string> text_of(const TableLayout& layout, std::string_view bytes, Judge& judge) {
    if (layout.encoding == Encoding::utf8 || !is_plainly_utf8(bytes))
        return decode(layout.encoding, bytes);
    const std::string name(row_of(layout.encoding).name);
    judge.object(ErrorCode::bad_text, "", "utf-8", {name, name});
    return decode(Encoding::utf8, bytes);
}

}  // namespace kvit::exchange
