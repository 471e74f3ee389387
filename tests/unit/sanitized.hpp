#pragma once

namespace kvit::test {

/// Whether the tests run under a sanitizer, which looks for other mistakes and is slow: random
/// tests take fewer rows then.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool sanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif
#else
inline constexpr bool sanitized = false;
#endif

}  // namespace kvit::test
