#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/judge.hpp"
#include "exchange/line.hpp"
#include "kvit/exchange/table_layout.hpp"

namespace kvit::exchange {

/// What stood at a place of a line; empty where there was nothing.
struct FoundCell {
    std::string text;
    std::string path;  ///< "line:column field"
};

/// One line cut by a layout. A line with too few cells is said to the judge, once per place.
class RowCells {
  public:
    RowCells(const TableLayout& layout, Judge& judge) : layout_(layout), judge_(judge) {}

    /// `prefix_bytes` of the line are before its cells: the prefix of a trailer.
    void cut(const Line& line, std::size_t prefix_bytes);
    /// Whether the line has as many cells as the layout says.
    void judge_count(const Line& line);
    /// Whether the last cell is the one that is named last, where the layout counts cells at all.
    void judge_end(const Line& line, std::size_t last);
    FoundCell find(const Line& line, const CellPlace& place, std::string_view field);

    /// None of a fixed width.
    const std::vector<Cell>& list() const { return cells_; }
    std::string path(const Line& line, const Cell& cell, std::string_view field) const {
        return line.path(skipped_ + cell.byte, field);
    }

  private:
    const TableLayout& layout_;
    Judge& judge_;
    std::vector<Cell> cells_;
    std::size_t skipped_ = 0;
};

}  // namespace kvit::exchange
