#pragma once

#include <string>

#include "kvit/bonus/coupon/book.hpp"

namespace kvit::bonus {

/// The first `characters` times 5 bits in Crockford's base 32, which has no I, L, O and U.
std::string base32(const Sha256& digest, int characters);

/// What a coupon is called: it opens nothing, so it needs no secret.
std::string coupon_id(const Programme& programme, const GivenRight& right, std::int64_t number);

/// The unique code of a coupon, "XXXX-XXXX-XXXX": 60 bits of HMAC under the secret.
std::string unique_code(CodeKey key, const Programme& programme, const Offer& offer,
                        const GivenRight& right, std::int64_t number);

/// Shorter secrets could be guessed.
inline constexpr std::size_t code_key_bytes_min = 16;

}  // namespace kvit::bonus
