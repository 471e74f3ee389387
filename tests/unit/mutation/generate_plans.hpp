#pragma once

#include "unit/mutation/docs.hpp"
#include "unit/random.hpp"

namespace kvit::test::mutation {

/// Adds to a tariff book what a month reads only where a house names it: plans with the tariffs of
/// their zones and bands, heating regimes, benefits, what is said of the value added tax.
void add_plans(Random& random, Day first, Json& tariffs);

}  // namespace kvit::test::mutation
