// Whether files can be read by a profile.
#include "kvit/exchange/registry_profile.hpp"

#include <algorithm>

#include "exchange/characters.hpp"
#include "exchange/stamp.hpp"

namespace kvit::exchange {
namespace {

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

void check_place(const RegistryProfile& profile, const CellPlace& place, const std::string& path,
                 Errors& errors) {
    if (!place.prefix.empty()) {
        if (place.at != 0 || place.length != 0 || !profile.delimiter)
            errors.add(ErrorCode::contradiction, path + ".prefix", quoted(place.prefix),
                       {"либо номер ячейки, либо начало; начало только с разделителем",
                        "a number or a prefix; a prefix with a delimiter only"});
        return;
    }
    if (place.at == 0)
        errors.add(ErrorCode::missing_key, path + ".at", "", {"номер с 1", "a number from 1"});
    if (profile.delimiter && place.length != 0)
        errors.add(ErrorCode::contradiction, path + ".length", std::to_string(place.length),
                   {"ширина есть только у полей без разделителя",
                    "only fields without a delimiter have a width"});
    if (!profile.delimiter && place.length == 0)
        errors.add(ErrorCode::missing_key, path + ".length", "",
                   {"ширина поля в символах", "the width of the field in characters"});
    if (profile.delimiter && profile.cells != 0 && place.at > profile.cells)
        errors.add(ErrorCode::out_of_range, path + ".at", std::to_string(place.at),
                   {"не больше числа ячеек", "no more than there are cells"});
}

template <class Column>
bool has(const std::vector<Column>& columns, decltype(Column::field) field) {
    return std::any_of(columns.begin(), columns.end(),
                       [&](const Column& column) { return column.field == field; });
}

template <class Column>
void check_once(const std::vector<Column>& columns, const std::string& path, Errors& errors) {
    std::uint64_t seen = 0;  // a bit for each field
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::uint64_t bit = std::uint64_t{1} << static_cast<unsigned>(columns[i].field);
        if ((seen & bit) != 0)
            errors.add(ErrorCode::duplicate_key, path + '[' + std::to_string(i) + "].field", "",
                       {"поле один раз", "a field once"});
        seen |= bit;
    }
}

void check_trailer(const RegistryProfile& profile, Errors& errors) {
    const TrailerRule& trailer = *profile.trailer;
    if (trailer.prefix.empty())
        errors.add(ErrorCode::missing_key, "trailer.prefix", "",
                   {"начало итоговой строки", "what the trailer begins with"});
    check_once(trailer.columns, "trailer.columns", errors);
    for (std::size_t i = 0; i < trailer.columns.size(); ++i) {
        const std::string path = "trailer.columns[" + std::to_string(i) + ']';
        RegistryProfile any = profile;
        any.cells = 0;  // the trailer has its own number of cells
        check_place(any, trailer.columns[i].place, path, errors);
        const auto field = trailer.columns[i].field;
        const bool without_rows =
            (field == TotalField::transferred && !has(profile.columns, RowField::transferred)) ||
            (field == TotalField::commission && !has(profile.columns, RowField::commission));
        if (without_rows)
            errors.add(ErrorCode::contradiction, path + ".field", "",
                       {"итог поля, которое есть в строках", "a total of a field that rows have"});
    }
}

}  // namespace

Errors check(const RegistryProfile& profile) {
    Errors errors;
    for (const RowField field : {RowField::operation, RowField::amount, RowField::paid})
        if (!has(profile.columns, field)) {
            const std::string name(row_field_rows[static_cast<std::size_t>(field)].name);
            errors.add(ErrorCode::missing_key, "columns", "",
                       {"столбец " + name, "a column " + name});
        }
    check_once(profile.columns, "columns", errors);
    for (std::size_t i = 0; i < profile.columns.size(); ++i)
        check_place(profile, profile.columns[i].place, "columns[" + std::to_string(i) + ']',
                    errors);
    for (std::size_t i = 0; i < profile.readings.size(); ++i) {
        const ReadingColumn& reading = profile.readings[i];
        const std::string path = "readings[" + std::to_string(i) + ']';
        check_place(profile, reading.place, path, errors);
        const bool by_prefix = !reading.place.prefix.empty();
        const int ways =
            (by_prefix ? 1 : 0) + (reading.meter.empty() ? 0 : 1) + (reading.meter_at == 0 ? 0 : 1);
        if (ways != 1 || by_prefix == reading.sign.empty() ||
            (reading.meter_at != 0 && !profile.delimiter))
            errors.add(ErrorCode::contradiction, path + ".meter", "",
                       {"имя прибора: постоянное, из ячейки или между началом и знаком",
                        "the name of a meter: a constant, of a cell, or between prefix and sign"});
    }
    if (profile.decimal != ',' && profile.decimal != '.')
        errors.add(ErrorCode::bad_choice, "decimal", quoted({&profile.decimal, 1}),
                   {R"("," или ".")", R"("," or ".")"});
    if (profile.delimiter && *profile.delimiter == profile.decimal)
        errors.add(ErrorCode::contradiction, "delimiter", quoted({&profile.decimal, 1}),
                   {"не десятичный знак", "not the decimal sign"});
    check_format(profile.date_format, StampKind::date, "date_format", errors);
    check_format(profile.time_format, StampKind::time, "time_format", errors);
    check_format(profile.month_format, StampKind::month, "month_format", errors);
    if (profile.amount_is_transferred_and_commission &&
        !(has(profile.columns, RowField::transferred) &&
          has(profile.columns, RowField::commission)))
        errors.add(ErrorCode::contradiction, "amount_is_transferred_and_commission", "true",
                   {"столбцы transferred и commission", "columns transferred and commission"});
    if (profile.trailer) check_trailer(profile, errors);
    return errors;
}

}  // namespace kvit::exchange
