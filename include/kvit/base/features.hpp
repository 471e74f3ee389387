#pragma once

#include <string_view>

#include "kvit/base/text.hpp"

namespace kvit {

/// What this library can do and another version may not: возможность.
struct Feature {
    std::string_view name;  ///< as in "close" or "read:kvit-house/1"
    Phrase meaning;
};

/// Every feature of this library, in the order of features.def.
inline constexpr Feature features[] = {
#define KVIT_FEATURE(name, ru, en) {name, {ru, en}},
#include "kvit/base/features.def"
#undef KVIT_FEATURE
};

constexpr bool has_feature(std::string_view name) {
    for (const auto& feature : features)
        if (feature.name == name) return true;
    return false;
}

}  // namespace kvit
