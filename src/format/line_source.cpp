#include "format/line_source.hpp"

#include <algorithm>

#include "kvit/base/limits.hpp"

namespace kvit::format {
namespace {

constexpr std::size_t buffer_bytes = std::size_t{64} << 10U;
/// One more than a document may have: enough to see that the line is too long.
constexpr std::size_t kept_max = limits::document_bytes_max + 1;

}  // namespace

bool LineSource::fill() {
    buffer_.resize(buffer_bytes);
    const std::ptrdiff_t got = read_(buffer_.data(), buffer_.size());
    // More than was asked for is a reader that wrote past our buffer or counts wrongly.
    failed_ = got < 0 || static_cast<std::size_t>(got) > buffer_.size();
    ended_ = failed_ || got == 0;
    at_ = 0;
    end_ = ended_ ? 0 : static_cast<std::size_t>(got);
    return !ended_;
}

bool LineSource::next() {
    if (line_.capacity() > 16 * buffer_bytes) line_ = std::string();  // one long line costs once
    line_.clear();
    bool any = false;
    while (at_ < end_ || (!ended_ && fill())) {
        any = true;
        const std::string_view rest(buffer_.data() + at_, end_ - at_);
        const std::size_t newline = rest.find('\n');
        const auto piece = rest.substr(0, newline);
        line_ += piece.substr(0, std::min(piece.size(), kept_max - line_.size()));
        at_ += piece.size();
        if (newline != rest.npos) {
            ++at_;
            return true;
        }
    }
    return any && !failed_;
}

bool is_blank_line(std::string_view line) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (line.starts_with(byte_order_mark)) line.remove_prefix(byte_order_mark.size());
    return line.find_first_not_of(" \t\r\n") == line.npos;
}

}  // namespace kvit::format
