#include "exchange/header_guard.hpp"

#include <algorithm>
#include <optional>

#include "exchange/characters.hpp"
#include "exchange/digits.hpp"
#include "exchange/moment.hpp"
#include "exchange/reading_value.hpp"
#include "exchange/row_cells.hpp"

namespace kvit::exchange {
namespace {

bool knows(const std::vector<IntakeWord>& words, std::string_view text) {
    return std::any_of(words.begin(), words.end(),
                       [&](const IntakeWord& each) { return each.word == text; });
}

bool is_reading(const ReadingsProfile& profile, std::string_view text) {
    const std::string_view sign(&profile.decimal, 1);
    return reading_of(text, {.signs = sign, .decimals = profile.decimals}).value.has_value();
}

/// Whether a cell of a column says what a row says there.
bool is_of_row(const ReadingsProfile& profile, IntakeField field, std::string_view text) {
    switch (field) {
        case IntakeField::account:
        case IntakeField::meter:
        case IntakeField::operation:
            return all_digits(text);
        case IntakeField::resource:
            return knows(profile.resources, text);
        case IntakeField::reg:
            return knows(profile.registers, text);
        case IntakeField::unit:
            return knows(profile.units, text);
        case IntakeField::date:
            return day_of(profile, text).has_value();
        case IntakeField::moment:
            return moment_of(profile, text).has_value();
        case IntakeField::time:
        case IntakeField::channel:
        case IntakeField::sender:
        case IntakeField::text:
            return false;
    }
    return false;
}

/// The cell of a place, as far as the line has it; a heading may be shorter than a row.
std::optional<FoundCell> cell_of(RowCells& cells, const ReadingsProfile& profile, const Line& line,
                                 const CellPlace& place) {
    if (place.prefix.empty() && profile.delimiter && place.at > cells.list().size())
        return std::nullopt;
    FoundCell found = cells.find(line, place, {});
    const bool numbers_the_column = found.text == std::to_string(place.at);
    if (found.text.empty() || numbers_the_column) return std::nullopt;
    return found;
}

}  // namespace

void judge_header(const ReadingsProfile& profile, const Line& line, Judge& judge) {
    Judge unheard(Mode::lenient);  // what a heading looks like otherwise is its own affair
    RowCells cells(profile, unheard);
    cells.cut(line, 0);
    std::optional<FoundCell> of_row;
    for (const auto& value : profile.values)
        if (auto cell = cell_of(cells, profile, line, value.place);
            !of_row && cell && value.place.prefix.empty() && is_reading(profile, cell->text))
            of_row = std::move(cell);
    for (const auto& column : profile.columns)
        if (auto cell = cell_of(cells, profile, line, column.place);
            !of_row && cell && is_of_row(profile, column.field, cell->text))
            of_row = std::move(cell);
    if (of_row)
        judge.refuse(ErrorCode::bad_table, of_row->path, quoted(of_row->text, 40),
                     {"заголовок: профиль (header_lines) эту строку пропускает, а она похожа на "
                      "строку с показанием",
                      "a heading: the profile (header_lines) passes this line over, but it looks "
                      "like a row with a reading"});
}

}  // namespace kvit::exchange
