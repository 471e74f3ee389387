// Whether files can be read by a profile.
#include "kvit/exchange/registry_profile.hpp"

#include <algorithm>

#include "exchange/table_layout.hpp"

namespace kvit::exchange {
namespace {

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
        TableLayout any = profile;
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
    check_layout(profile, errors);
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
