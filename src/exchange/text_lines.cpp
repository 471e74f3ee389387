#include "exchange/text_lines.hpp"

#include <algorithm>
#include <array>

#include "exchange/characters.hpp"

namespace kvit::exchange {
namespace {

/// A line of a message of SWIFT, a Ustrd of ISO 20022, a whole purpose of a payment order.
constexpr std::array<std::size_t, 3> full_lengths = {35, 140, 210};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_full(std::string_view line) {
    const std::size_t length = characters_in(line);
    return std::find(full_lengths.begin(), full_lengths.end(), length) != full_lengths.end();
}

}  // namespace

void TextLines::add(std::string_view line, std::string_view as_written) {
    if (line.empty()) return;
    if (!text_.empty()) {
        if (may_go_on_ && !is_blank(as_written.front())) cuts_.push_back(text_.size());
        text_ += ' ';
    }
    text_ += line;
    may_go_on_ = !is_blank(as_written.back()) && (is_full(line) || is_full(as_written));
}

}  // namespace kvit::exchange
