#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kvit::exchange {

/// A text that came in lines, put together with a space between them. Who cuts a long text into
/// lines of a fixed length may cut inside a number, so where a line of such a length ends the space
/// may be none. It stays: half a number names nobody, while two numbers in one would name another.
class TextLines {
  public:
    /// `as_written` is the line with the spaces around it, by which its length is known.
    void add(std::string_view line, std::string_view as_written);

    const std::string& text() const { return text_; }
    /// The bytes of those spaces that may be none, in their order.
    const std::vector<std::size_t>& cuts() const { return cuts_; }

  private:
    std::string text_;
    std::vector<std::size_t> cuts_;
    bool may_go_on_ = false;  ///< whether the last line could have been cut at its end
};

}  // namespace kvit::exchange
