#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/judge.hpp"
#include "kvit/exchange/registry_profile.hpp"

/// A line of a table and its cells.
namespace kvit::exchange {

/// A cell of a line. `text` has no spaces around it and no quotes.
struct Cell {
    std::string text;
    std::size_t byte = 0;  ///< where it begins in the line
};

/// One line of a file in UTF-8; where cells may stand in quotes, one row, which may have several.
struct Line {
    std::string_view text;
    std::size_t number = 0;  ///< of its first line, from 1

    /// "line:column", and the field after a space if there is one.
    std::string path(std::size_t byte, std::string_view field = {}) const;
};

/// Lines one after another; CR before LF is no part of a line, and neither is a last empty one.
class Lines {
  public:
    explicit Lines(std::string_view text) : rest_(text) {}
    /// Whether there was one more.
    bool next(Line& line);
    /// The same, but a line end inside the quotes of a cell is a part of the cell (RFC 4180).
    /// Quotes that never close run to the end of the text.
    bool next_row(Line& line, char delimiter);

  private:
    /// The text up to `end`, which is that of the line or of everything.
    void take(Line& line, std::size_t end);

    std::string_view rest_;
    std::size_t number_ = 0;  ///< of the last line that was taken
};

/// Cells of a line, more than any profile can name: what follows is not cut, so that a line of
/// delimiters costs no more than another.
inline constexpr std::size_t cells_max = 65'536;

/// The cells between delimiters, the last of too many with all that follows. Quotes that do not
/// close, or close inside a cell, are `bad_table`.
std::vector<Cell> cells_of(const Line& line, char delimiter, bool quotes, Judge& judge);

/// The characters from..from+length of a line, as far as there are any.
Cell slice_of(const Line& line, std::size_t from, std::size_t length);

}  // namespace kvit::exchange
