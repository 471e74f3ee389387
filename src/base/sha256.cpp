// The only file that knows libcrypto.
#include "kvit/base/sha256.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <new>

namespace kvit {
namespace {

const unsigned char* octets(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

// SHA-256 is in every provider of libcrypto, so that only memory can be missing.
Sha256 sha256(std::string_view bytes) {
    Sha256 digest{};
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr) != 1)
        throw std::bad_alloc();
    return digest;
}

Sha256 hmac_sha256(std::string_view key, std::string_view message) {
    Sha256 code{};
    if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), octets(message),
             message.size(), code.data(), nullptr) == nullptr)
        throw std::bad_alloc();
    return code;
}

std::string to_hex(const Sha256& digest) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    hex.reserve(2 * digest.size());
    for (const std::uint8_t byte : digest) {
        hex += digits[byte >> 4U];
        hex += digits[byte & 0xFU];
    }
    return hex;
}

std::optional<Sha256> sha256_of_hex(std::string_view hex) {
    Sha256 digest{};
    if (hex.size() != 2 * digest.size()) return std::nullopt;
    for (std::size_t i = 0; i < digest.size(); ++i) {
        const int high = digit_of(hex[2 * i]);
        const int low = digit_of(hex[2 * i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        digest[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return digest;
}

}  // namespace kvit
