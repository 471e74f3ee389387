#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "kvit/base/result.hpp"
#include "kvit/close/close.hpp"

/// A month of many houses: NDJSON, one house a line in, one line out for each line in, so that line
/// N of every stream is about the same house and the closed month is the openings of the next one.
///
/// A line ends at '\n'; the last one may lack it. '\r' before it, spaces and a byte order mark at
/// its beginning mean nothing. A line without anything else is blank: it stays blank in the output,
/// and among the openings it says that the house starts from zero. A line is at most
/// `limits::document_bytes_max` long; a longer one is an error of that line. Nothing is kept from
/// line to line: the memory is that of one house.
namespace kvit::format {

/// The rules and the month that all lines share; borrowed, may be shared between threads.
struct LinesMonth {
    close::Rules rules;
    Month month;
    Date known_on = Date::open_end();
};

/// A line of the houses with its line of the openings.
struct LineIn {
    std::size_t number = 0;  ///< from 1, to be said in errors; 0: not one of many
    std::string_view house;  ///< kvit-house/1
    /// kvit-opening/1, kvit-closed/1 of the month before, or blank; none where there are openings
    /// but not for this line, which is an error.
    std::optional<std::string_view> opening = "";
};

/// What became of a line.
struct LineOut {
    std::string text;   ///< one line without its '\n': kvit-closed/1, kvit-errors/1, or blank
    std::string house;  ///< its id; empty where the line does not say it
    Errors errors;      ///< none: the month is closed, or the line is blank

    bool blank() const { return text.empty(); }
    bool closed() const { return errors.empty() && !blank(); }
};

/// Whether a line says nothing: only a byte order mark and what JSON takes for space.
bool is_blank_line(std::string_view line);

/// Closes the month of one line: a pure function, which any number of threads may call at once.
/// Paths in the opening begin with "opening:", those in a closed month with "opening:closing". The
/// opening of a house that is no longer there, and a month before that was not closed
/// (kvit-errors/1), are errors.
LineOut close_line(const LinesMonth& how, const LineIn& line);

/// Fills `into` with at most `size` bytes: how many; 0 at the end, below 0 where reading failed.
using ReadBytes = std::function<std::ptrdiff_t(char* into, std::size_t size)>;
/// Takes whole lines; false where writing failed.
using WriteBytes = std::function<bool(std::string_view lines)>;

/// What a line with errors does to the lines after it.
enum class OnBadLine : std::uint8_t {
    stop,    ///< nothing is written for it, and the run ends
    report,  ///< its kvit-errors/1 is written, and the run goes on
};

/// What became of the lines, also of a run that ended early.
struct LinesReport {
    std::size_t lines = 0;   ///< read: closed, failed or blank
    std::size_t closed = 0;  ///< months
    std::size_t failed = 0;  ///< lines with errors
    std::size_t blank = 0;
    std::size_t first_failed = 0;  ///< the number of a line, from 1; 0: none
    std::size_t ended_at = 0;      ///< the line at which the run ended early; 0: it did not
    /// Why the run ended early, with the line before the path: "line 3:accounts[17].area". None:
    /// all lines were read, and what became of each is in the output.
    Errors errors;
};

/// Closes the month of every line. Without `openings` every house starts from zero; with them there
/// is a line for every house: openings that end early are an error of the lines that miss theirs,
/// and one too many is an error of the run, unless it is blank.
LinesReport close_lines(const LinesMonth& how, const ReadBytes& houses, const ReadBytes& openings,
                        const WriteBytes& out, OnBadLine on_bad_line);

}  // namespace kvit::format
