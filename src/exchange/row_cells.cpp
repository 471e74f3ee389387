#include "exchange/row_cells.hpp"

namespace kvit::exchange {

void RowCells::cut(const Line& line, std::size_t prefix_bytes) {
    skipped_ = prefix_bytes;
    cells_.clear();
    if (!layout_.delimiter) return;
    Line rest = line;
    rest.text.remove_prefix(prefix_bytes);
    cells_ = cells_of(rest, *layout_.delimiter, layout_.quotes, judge_);
}

FoundCell RowCells::find(const Line& line, const CellPlace& place, std::string_view field) {
    if (!place.prefix.empty()) {
        for (const auto& cell : cells_)
            if (cell.text.starts_with(place.prefix))
                return {cell.text.substr(place.prefix.size()), path(line, cell, field)};
        return {{}, line.path(line.text.size(), field)};
    }
    if (!layout_.delimiter) {
        Line rest = line;
        rest.text.remove_prefix(skipped_);
        const Cell cell = slice_of(rest, place.at, place.length);
        return {cell.text, path(line, cell, field)};
    }
    if (place.at <= cells_.size()) {
        const Cell& cell = cells_[place.at - 1];
        return {cell.text, path(line, cell, field)};
    }
    const std::string end = line.path(line.text.size(), field);
    if (!judge_.errors.full())
        judge_.refuse(ErrorCode::missing_column, end, std::to_string(cells_.size()),
                      {"не меньше ячеек: " + std::to_string(place.at),
                       "at least " + std::to_string(place.at) + " cells"});
    else
        judge_.errors.count(1);
    return {{}, end};
}

void RowCells::judge_count(const Line& line) {
    if (!layout_.delimiter || layout_.cells == 0 || cells_.size() == layout_.cells) return;
    const std::string expected = std::to_string(layout_.cells);
    const bool fewer = cells_.size() < layout_.cells;
    const std::string end = line.path(line.text.size());
    const std::string found = std::to_string(cells_.size());
    const Text text{"ячеек: " + expected, expected + " cells"};
    if (fewer)
        judge_.refuse(ErrorCode::missing_column, end, found, text);
    else
        judge_.object(ErrorCode::bad_table, end, found, text);
}

void RowCells::judge_end(const Line& line, std::size_t last) {
    if (!layout_.delimiter || layout_.cells == 0 || last == 0 || cells_.size() <= last) return;
    judge_.object(ErrorCode::bad_table, path(line, cells_[last], ""), std::to_string(cells_.size()),
                  {"ячеек: " + std::to_string(last), std::to_string(last) + " cells"});
}

}  // namespace kvit::exchange
