#pragma once

#include <cstdint>

namespace kvit {

/// The normal intermediate of exact billing arithmetic. `__extension__` keeps -Wpedantic quiet in
/// both compilers.
__extension__ typedef __int128 i128;
__extension__ typedef unsigned __int128 u128;

}  // namespace kvit
