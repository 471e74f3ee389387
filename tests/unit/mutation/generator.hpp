#pragma once

#include <cstdint>

#include "unit/mutation/docs.hpp"

namespace kvit::test::mutation {

/// A valid house with its books for some month; the same for the same seed, on every machine.
Docs valid_docs(std::uint64_t seed);

}  // namespace kvit::test::mutation
