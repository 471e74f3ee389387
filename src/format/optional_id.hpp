#pragma once

#include <optional>
#include <string_view>
#include <utility>

#include "format/json/reader.hpp"

namespace kvit::format {

/// An id of a kind that may be absent.
template <class Id>
std::optional<Id> read_optional_id(json::ObjectReader& r, std::string_view key) {
    auto id = r.optional_id(key);
    return id ? std::optional(Id(*std::move(id))) : std::nullopt;
}

}  // namespace kvit::format
