#pragma once

#include <cstdint>

namespace kvit {

// `__extension__` keeps -Wpedantic quiet in both compilers; it does not go with `using`.
// NOLINTBEGIN(modernize-use-using)

/// The normal intermediate of exact billing arithmetic.
__extension__ typedef __int128 i128;
__extension__ typedef unsigned __int128 u128;

// NOLINTEND(modernize-use-using)

}  // namespace kvit
