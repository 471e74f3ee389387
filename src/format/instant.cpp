#include "format/instant.hpp"

namespace kvit::format {
namespace {

void refuse(json::ObjectReader& r, std::string_view key, const std::string& found,
            const Phrase& expected) {
    r.fail(key, ErrorCode::bad_instant, '"' + found + '"', expected);
}

Instant instant(json::ObjectReader& r, std::string_view key, const std::string& text) {
    const auto instant = Instant::parse(text);
    if (!instant)
        refuse(r, key, text,
               {"момент со смещением, \"2021-05-10T23:59:59+03:00\"",
                "a moment with its offset, \"2021-05-10T23:59:59+03:00\""});
    return instant.value_or(Instant{});
}

}  // namespace

Instant read_instant(json::ObjectReader& r, std::string_view key) {
    const std::string text = r.text(key);
    return r.has(key) ? instant(r, key, text) : Instant{};
}

std::optional<Instant> read_optional_instant(json::ObjectReader& r, std::string_view key) {
    const auto text = r.optional_text(key);
    return text ? std::optional(instant(r, key, *text)) : std::nullopt;
}

LocalTime read_local_time(json::ObjectReader& r, std::string_view key) {
    const std::string text = r.text(key);
    const auto time = LocalTime::parse(text);
    if (!time && r.has(key))
        refuse(r, key, text,
               {R"(местное время, "2021-05-10T24:00:00" или "2021-05-10")",
                R"(a local time, "2021-05-10T24:00:00" or "2021-05-10")"});
    return time.value_or(LocalTime{});
}

}  // namespace kvit::format
