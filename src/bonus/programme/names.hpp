#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "kvit/bonus/programme.hpp"

namespace kvit::bonus {

/// The one with an id; nullptr if there is none.
template <class T>
const T* find_id(const std::vector<T>& list, std::string_view id) {
    const auto found = std::ranges::find(list, id, &T::id);
    return found == list.end() ? nullptr : &*found;
}

inline std::string index_path(std::string_view list, std::size_t index) {
    return std::string(list) + '[' + std::to_string(index) + ']';
}

}  // namespace kvit::bonus
