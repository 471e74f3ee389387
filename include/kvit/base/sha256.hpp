#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kvit {

/// A SHA-256 digest, or a code of HMAC-SHA-256: 32 bytes, compared as bytes.
using Sha256 = std::array<std::uint8_t, 32>;

/// FIPS 180-4.
Sha256 sha256(std::string_view bytes);
/// RFC 2104 with SHA-256.
Sha256 hmac_sha256(std::string_view key, std::string_view message);

/// The bytes of a digest as they are hashed further.
inline std::string_view bytes_of(const Sha256& digest) {
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

/// 64 hexadecimal digits in lower case.
std::string to_hex(const Sha256& digest);
/// Nothing for a text that is not 64 hexadecimal digits; of either case.
std::optional<Sha256> sha256_of_hex(std::string_view hex);

}  // namespace kvit
