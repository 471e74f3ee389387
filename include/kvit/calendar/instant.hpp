#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kvit {

/// Instant — момент времени: whole seconds since 1970-01-01T00:00:00Z. Documents accept the years
/// 1900..2199.
struct Instant {
    std::int64_t seconds = 0;

    /// Reads "2021-05-10T23:59:59+03:00" or the same with "Z"; nullopt for anything else. A time
    /// without its offset is no instant.
    static std::optional<Instant> parse(std::string_view text);
    /// "2021-05-10T20:59:59Z".
    std::string to_string() const;

    friend constexpr auto operator<=>(Instant, Instant) = default;
    friend constexpr Instant operator+(Instant instant, std::int64_t later) {
        return {instant.seconds + later};
    }
};

}  // namespace kvit
