#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "kvit/format/lines.hpp"

namespace kvit::format {

/// Cuts a stream of bytes into lines and holds one of them at a time. Of a line that is too long it
/// keeps just enough for the parser to refuse it, and reads over the rest.
class LineSource {
  public:
    explicit LineSource(const ReadBytes& read) : read_(read) {}

    /// Goes to the next line; false at the end, and where reading failed.
    bool next();
    /// Without its '\n'; until the next call of `next`.
    std::string_view line() const { return line_; }
    bool failed() const { return failed_; }

  private:
    bool fill();

    const ReadBytes& read_;
    std::string buffer_;
    std::size_t at_ = 0;   ///< of the bytes in the buffer, the first not used yet
    std::size_t end_ = 0;  ///< where they end
    std::string line_;
    bool failed_ = false;
    bool ended_ = false;
};

}  // namespace kvit::format
