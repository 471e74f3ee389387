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

/// One line of a file in UTF-8.
struct Line {
    std::string_view text;
    std::size_t number = 0;  ///< from 1

    /// "line:column", and the field after a space if there is one.
    std::string path(std::size_t byte, std::string_view field = {}) const;
};

/// Lines one after another; CR before LF is no part of a line, and neither is a last empty one.
class Lines {
  public:
    explicit Lines(std::string_view text) : rest_(text) {}
    /// Whether there was one more.
    bool next(Line& line);

  private:
    std::string_view rest_;
    std::size_t number_ = 0;
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
