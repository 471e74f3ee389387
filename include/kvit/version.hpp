#pragma once

#include <string_view>

// CMake reads the version from the three numbers below: this file is its only home.
#define KVIT_VERSION_MAJOR 0
#define KVIT_VERSION_MINOR 1
#define KVIT_VERSION_PATCH 0

#define KVIT_VERSION_TEXT_(x) #x
#define KVIT_VERSION_TEXT(x) KVIT_VERSION_TEXT_(x)
#define KVIT_VERSION_STRING               \
    KVIT_VERSION_TEXT(KVIT_VERSION_MAJOR) \
    "." KVIT_VERSION_TEXT(KVIT_VERSION_MINOR) "." KVIT_VERSION_TEXT(KVIT_VERSION_PATCH)

namespace kvit {

inline constexpr int version_major = KVIT_VERSION_MAJOR;
inline constexpr int version_minor = KVIT_VERSION_MINOR;
inline constexpr int version_patch = KVIT_VERSION_PATCH;

/// The version of the headers, "major.minor.patch".
inline constexpr std::string_view version = KVIT_VERSION_STRING;

}  // namespace kvit
