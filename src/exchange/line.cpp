#include "exchange/line.hpp"

#include <algorithm>

#include "exchange/characters.hpp"

namespace kvit::exchange {
namespace {

std::string_view without_spaces(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// A cell in quotes; `at` is behind it afterwards.
std::string quoted_cell(const Line& line, std::size_t& at, char delimiter, Judge& judge) {
    const std::size_t start = at;
    std::string text;
    for (++at; at < line.text.size(); ++at) {
        if (line.text[at] != '"') {
            text += line.text[at];
        } else if (at + 1 < line.text.size() && line.text[at + 1] == '"') {
            text += '"';
            ++at;
        } else {
            ++at;
            if (at == line.text.size() || line.text[at] == delimiter) return text;
            break;
        }
    }
    judge.refuse(
        ErrorCode::bad_table, line.path(start), quoted(line.text.substr(start)),
        {"ячейка, кавычки которой закрыты в её конце", "a cell whose quotes close at its end"});
    at = line.text.size();
    return text;
}

}  // namespace

std::string Line::path(std::size_t byte, std::string_view field) const {
    auto before = text.substr(0, byte);
    const auto last = before.rfind('\n');
    const auto passed = std::count(before.begin(), before.end(), '\n');
    if (last != before.npos) before.remove_prefix(last + 1);
    std::string out = std::to_string(number + static_cast<std::size_t>(passed)) + ':' +
                      std::to_string(characters_in(before) + 1);
    if (!field.empty()) out += ' ' + std::string(field);
    return out;
}

void Lines::take(Line& line, std::size_t end) {
    line = {rest_.substr(0, end), number_ + 1};
    number_ += 1 + static_cast<std::size_t>(std::count(line.text.begin(), line.text.end(), '\n'));
    if (line.text.ends_with('\r')) line.text.remove_suffix(1);
    rest_ = end == rest_.npos ? std::string_view() : rest_.substr(end + 1);
}

bool Lines::next(Line& line) {
    if (rest_.empty()) return false;
    take(line, rest_.find('\n'));
    return true;
}

bool Lines::next_row(Line& line, char delimiter) {
    if (rest_.empty()) return false;
    bool quoted = false;
    bool opens = true;  // whether a quotation mark here opens: a cell starts, or one just closed
    std::size_t at = 0;
    for (; at < rest_.size() && (quoted || rest_[at] != '\n'); ++at) {
        const bool mark = rest_[at] == '"';
        const bool closes = mark && quoted;
        if (mark) quoted = !quoted && opens;
        // Of two quotation marks the first closes and the second opens again.
        opens = closes || (!quoted && rest_[at] == delimiter);
    }
    take(line, at < rest_.size() ? at : rest_.npos);
    return true;
}

std::vector<Cell> cells_of(const Line& line, char delimiter, bool quotes, Judge& judge) {
    std::vector<Cell> cells;
    std::size_t at = 0;
    for (;;) {
        const std::size_t start = at;
        if (quotes && at < line.text.size() && line.text[at] == '"') {
            cells.push_back({quoted_cell(line, at, delimiter, judge), start});
        } else {
            at = cells.size() < cells_max ? line.text.find(delimiter, at) : line.text.npos;
            if (at == line.text.npos) at = line.text.size();
            cells.push_back(
                {std::string(without_spaces(line.text.substr(start, at - start))), start});
        }
        if (at == line.text.size() || cells.size() > cells_max) return cells;
        ++at;
    }
}

Cell slice_of(const Line& line, std::size_t from, std::size_t length) {
    std::size_t byte = 0;
    const auto skip = [&](std::size_t characters) {
        for (; characters > 0 && byte < line.text.size(); --characters)
            byte += character_at(line.text, byte).bytes;
    };
    skip(from - 1);
    const std::size_t start = byte;
    skip(length);
    return {std::string(without_spaces(line.text.substr(start, byte - start))), start};
}

}  // namespace kvit::exchange
