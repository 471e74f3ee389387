#include "format/legal.hpp"

#include "format/required.hpp"

namespace kvit::format {

bool is_legal(json::ObjectReader& r, std::string_view key, Decimal value,
              const formula::Kind& kind) {
    const int decimals = kind.legal.decimals;
    const Decimal least(kind.raw_min(kind.legal), decimals);
    const Decimal most(kind.legal.raw_max, decimals);
    if (least <= value && value <= most) return true;
    const std::string low = least.normalized().to_string();
    const std::string high = most.normalized().to_string();
    r.fail(key, ErrorCode::out_of_range, '"' + value.to_string() + '"',
           {"число от " + low + " до " + high, "a number from " + low + " to " + high});
    return false;
}

Decimal read_legal(json::ObjectReader& r, std::string_view key, const formula::Kind& kind) {
    const int decimals = kind.legal.decimals;
    const auto value = required_decimal(r, key, decimals);
    if (!value) return {kind.raw_min(kind.legal), decimals};
    is_legal(r, key, *value, kind);
    return *value;
}

}  // namespace kvit::format
