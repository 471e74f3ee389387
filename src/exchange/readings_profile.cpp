// Whether tables of readings can be read by a profile.
#include "kvit/exchange/readings_profile.hpp"

#include <algorithm>
#include <set>

#include "exchange/characters.hpp"
#include "exchange/table_layout.hpp"

namespace kvit::exchange {
namespace {

bool has(const ReadingsProfile& profile, IntakeField field) {
    return std::any_of(profile.columns.begin(), profile.columns.end(),
                       [&](const IntakeColumn& column) { return column.field == field; });
}

void check_columns(const ReadingsProfile& profile, Errors& errors) {
    for (std::size_t i = 0; i < profile.columns.size(); ++i) {
        const std::string path = "columns[" + std::to_string(i) + ']';
        check_place(profile, profile.columns[i].place, path, errors);
        for (std::size_t k = 0; k < i; ++k)
            if (profile.columns[k].field == profile.columns[i].field)
                errors.add(ErrorCode::duplicate_key, path + ".field", "",
                           {"поле один раз", "a field once"});
    }
    if (has(profile, IntakeField::moment) &&
        (has(profile, IntakeField::date) || has(profile, IntakeField::time)))
        errors.add(ErrorCode::contradiction, "columns", "moment",
                   {"либо moment, либо date и time", "either moment, or date and time"});
}

void check_value(const ReadingsProfile& profile, std::size_t index, Errors& errors) {
    const ValueColumn& value = profile.values[index];
    const std::string path = "values[" + std::to_string(index) + ']';
    check_place(profile, value.place, path, errors);
    const bool by_prefix = !value.place.prefix.empty();
    const int ways =
        (by_prefix ? 1 : 0) + (value.meter.empty() ? 0 : 1) + (value.meter_at == 0 ? 0 : 1);
    if (ways > 1 || by_prefix == value.sign.empty() || (value.meter_at != 0 && !profile.delimiter))
        errors.add(
            ErrorCode::contradiction, path + ".meter", "",
            {"имя прибора: из столбца meter, постоянное, из ячейки или между началом и знаком",
             "the name of a meter: of the column meter, a constant, of a cell, or between "
             "prefix and sign"});
    if (ways == 0 && !has(profile, IntakeField::meter) && !has(profile, IntakeField::account))
        errors.add(ErrorCode::missing_key, path + ".meter", "",
                   {"имя прибора или столбец account", "the name of a meter, or a column account"});
    if (!value.reg.empty() && has(profile, IntakeField::reg))
        errors.add(ErrorCode::contradiction, path + ".register", quoted(value.reg),
                   {"либо столбец register, либо постоянный регистр",
                    "either a column register or a constant one"});
    if (!value.resource.empty() && has(profile, IntakeField::resource))
        errors.add(ErrorCode::contradiction, path + ".resource", quoted(value.resource),
                   {"либо столбец resource, либо постоянный ресурс",
                    "either a column resource or a constant one"});
}

/// Two columns of the same register could never both be taken.
void check_apart(const ReadingsProfile& profile, Errors& errors) {
    for (std::size_t i = 0; i < profile.values.size(); ++i)
        for (std::size_t k = 0; k < i; ++k) {
            const ValueColumn& a = profile.values[i];
            const ValueColumn& b = profile.values[k];
            if (a.place.prefix != b.place.prefix || a.meter != b.meter ||
                a.meter_at != b.meter_at || a.resource != b.resource || a.reg != b.reg)
                continue;
            errors.add(ErrorCode::duplicate_key, "values[" + std::to_string(i) + "].register", "",
                       {"столбцы, которые отличает прибор, ресурс или регистр",
                        "columns that a meter, a resource or a register tells apart"});
            break;
        }
}

void check_words(const std::vector<IntakeWord>& words, std::string_view key, Errors& errors) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (!seen.insert(words[i].word).second)
            errors.add(ErrorCode::duplicate_key,
                       std::string(key) + '[' + std::to_string(i) + "].word", quoted(words[i].word),
                       {"слово один раз", "a word once"});
}

}  // namespace

Errors check(const ReadingsProfile& profile) {
    Errors errors;
    const bool messages = has(profile, IntakeField::text);
    if (messages && !profile.values.empty())
        errors.add(ErrorCode::contradiction, "values", "",
                   {"либо столбец text, либо показания", "either a column text, or readings"});
    if (!messages && profile.values.empty())
        errors.add(ErrorCode::missing_key, "values", "",
                   {"столбец с показаниями; у сообщений — столбец text",
                    "a column of readings; of messages, a column text"});
    if (profile.values.size() > limits::intake_row_readings_max) {
        const std::string most =
            "intake_row_readings_max = " + std::to_string(limits::intake_row_readings_max);
        errors.add(ErrorCode::limit_exceeded, "values", std::to_string(profile.values.size()),
                   {most, most});
        return errors;
    }
    check_columns(profile, errors);
    for (std::size_t i = 0; i < profile.values.size(); ++i) check_value(profile, i, errors);
    check_apart(profile, errors);
    check_words(profile.resources, "resources", errors);
    check_words(profile.registers, "registers", errors);
    check_words(profile.units, "units", errors);
    if (profile.decimals < 0 || profile.decimals > 7)
        errors.add(ErrorCode::out_of_range, "decimals", std::to_string(profile.decimals),
                   {"от 0 до 7", "0 to 7"});
    check_layout(profile, errors);
    for (std::size_t i = 0; i < profile.date_formats.size(); ++i)
        check_format(profile.date_formats[i], StampKind::date,
                     "date_formats[" + std::to_string(i) + ']', errors);
    return errors;
}

}  // namespace kvit::exchange
