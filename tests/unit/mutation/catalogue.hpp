#pragma once

#include <span>

#include "unit/mutation/place.hpp"

namespace kvit::test::mutation {

/// A way to change one place of one document.
struct Mutation {
    const char* name;
    /// Changes the place; false, and nothing is changed, where that cannot be done to it.
    bool (*apply)(const Target& target);
};

std::span<const Mutation> number_mutations();
std::span<const Mutation> date_mutations();
std::span<const Mutation> id_mutations();
std::span<const Mutation> text_mutations();
std::span<const Mutation> shape_mutations();
std::span<const Mutation> fact_mutations();

/// All of them.
const std::vector<Mutation>& catalogue();

}  // namespace kvit::test::mutation
