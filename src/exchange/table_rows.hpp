#pragma once

#include <string>
#include <string_view>

#include "exchange/characters.hpp"
#include "exchange/header_guard.hpp"
#include "exchange/judge.hpp"
#include "exchange/line.hpp"
#include "kvit/base/limits.hpp"
#include "kvit/exchange/readings_profile.hpp"

namespace kvit::exchange {

/// Calls `read(line)` for each row of a table of readings: header, comments and blank lines are
/// passed over; a header that is a row is refused. A cell in quotes may hold line ends (RFC 4180).
template <class Read>
void each_row(const ReadingsProfile& layout, std::string_view text, Judge& judge, Read read) {
    Lines lines(text);
    Line line;
    std::size_t header = layout.header_lines;
    std::size_t blank = 0;  // the first of the blank lines just passed
    std::size_t rows = 0;
    const bool quotes = layout.quotes && layout.delimiter.has_value();
    while (quotes ? lines.next_row(line, *layout.delimiter) : lines.next(line)) {
        if (header > 0) {
            --header;
            if (line.text.size() <= limits::intake_row_bytes_max) judge_header(layout, line, judge);
            continue;
        }
        if (!layout.comment.empty() && line.text.starts_with(layout.comment)) continue;
        if (line.text.find_first_not_of(" \t") == line.text.npos) {
            blank = blank != 0 ? blank : line.number;
            continue;
        }
        if (blank != 0)
            judge.object(ErrorCode::bad_table, std::to_string(blank) + ":1", "",
                         {"пустые строки только в конце", "blank lines at the end only"});
        blank = 0;
        if (++rows > limits::intake_rows_max)
            return judge.refuse(ErrorCode::limit_exceeded, line.path(0), "",
                                {"не больше 1000000 строк", "at most 1000000 rows"});
        if (line.text.size() > limits::intake_row_bytes_max) {
            const std::string most = std::to_string(limits::intake_row_bytes_max);
            judge.refuse(
                ErrorCode::limit_exceeded, line.path(0), quoted(line.text, 40),
                {"строка не длиннее " + most + " байт", "a row of at most " + most + " bytes"});
            continue;
        }
        read(line);
    }
}

}  // namespace kvit::exchange
