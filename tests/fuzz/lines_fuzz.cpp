// Houses, and below a line of three dashes openings, one a line: a line out for each line in, and
// every line alone says the same.
#include "errors.hpp"
#include "month.hpp"

namespace {

using namespace kvit;

/// Gives a text in small pieces.
format::ReadBytes pieces(std::string_view text) {
    return [text](char* into, std::size_t size) mutable {
        const auto piece = text.substr(0, std::min<std::size_t>(size, 7));
        piece.copy(into, piece.size());
        text.remove_prefix(piece.size());
        return static_cast<std::ptrdiff_t>(piece.size());
    };
}

}  // namespace

void kvit_fuzz(std::string_view input) {
    const auto streams = fuzz::two_of(input);
    const auto how = fuzz::month();
    for (const auto on_bad_line : {format::OnBadLine::report, format::OnBadLine::stop}) {
        std::size_t written = 0;
        const auto report = format::close_lines(
            how, pieces(streams.first),
            streams.second.empty() ? format::ReadBytes() : pieces(streams.second),
            [&](std::string_view line) {
                fuzz::require(line.find('\n') == line.size() - 1, "one line at a time");
                ++written;
                return true;
            },
            on_bad_line);
        fuzz::require(report.lines == report.closed + report.failed + report.blank,
                      "every line became something");
        fuzz::require((report.failed == 0) == (report.first_failed == 0), "the first bad line");
        fuzz::require((report.ended_at == 0) == report.errors.empty(), "an end has its reason");
        const bool stopped_at_one = on_bad_line == format::OnBadLine::stop && report.failed != 0;
        fuzz::require(written + (stopped_at_one ? 1 : 0) == report.lines, "a line for a line");
        if (!report.errors.empty()) fuzz::require_errors(report.errors);
    }
}
