#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace kvit::bench {

/// FNV-1a of a text, as 16 hexadecimal digits.
inline std::string digest_of(std::string_view text) {
    std::uint64_t hash = 0xCBF2'9CE4'8422'2325;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x0000'0100'0000'01B3;
    }
    char shown[32];
    std::snprintf(shown, sizeof shown, "%016llx", static_cast<unsigned long long>(hash));
    return shown;
}

}  // namespace kvit::bench
