#include "bonus/coupon/codes.hpp"

namespace kvit::bonus {
namespace {

/// No id has a line feed in it, so that no two lists of ids give one text.
std::string lines(std::string_view label, const Programme& programme, const GivenRight& right,
                  std::int64_t number) {
    return std::string(label) + '\n' + programme.id + '\n' + right.key + '\n' +
           std::to_string(number);
}

}  // namespace

std::string base32(const Sha256& digest, int characters) {
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string text;
    unsigned bits = 0;
    int held = 0;
    std::size_t next = 0;
    for (int i = 0; i < characters; ++i) {
        if (held < 5) {
            bits = (bits << 8U) | digest[next++];
            held += 8;
        }
        held -= 5;
        text += alphabet[(bits >> static_cast<unsigned>(held)) & 31U];
        bits &= (1U << static_cast<unsigned>(held)) - 1U;
    }
    return text;
}

std::string coupon_id(const Programme& programme, const GivenRight& right, std::int64_t number) {
    return base32(sha256(lines("kvit-coupon-v1", programme, right, number)), 16);
}

std::string unique_code(CodeKey key, const Programme& programme, const Offer& offer,
                        const GivenRight& right, std::int64_t number) {
    const std::string made_of =
        lines("kvit-coupon-code-v1", programme, right, number) + '\n' + offer.id;
    std::string code = base32(hmac_sha256(key, made_of), 12);
    code.insert(8, "-");
    code.insert(4, "-");
    return code;
}

}  // namespace kvit::bonus
