#pragma once

#include <string>

#include "format/json/write.hpp"
#include "kvit/format/documents.hpp"

namespace kvit::format {

/// The text of a whole document.
inline std::string laid_out(const json::Value& document, Layout layout) {
    return json::write(document,
                       layout == Layout::line ? json::Layout::compact : json::Layout::pretty);
}

}  // namespace kvit::format
