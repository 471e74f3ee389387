#pragma once

#include <cstdint>
#include <string_view>

#include "kvit/base/sha256.hpp"

namespace kvit::bonus {

/// H applied to bytes so many times, at least once.
inline Sha256 hashed(std::string_view bytes, std::int64_t times) {
    Sha256 digest = sha256(bytes);
    for (std::int64_t i = 1; i < times; ++i) digest = sha256(bytes_of(digest));
    return digest;
}

}  // namespace kvit::bonus
