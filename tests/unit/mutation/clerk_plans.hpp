#pragma once

#include "unit/mutation/docs.hpp"

namespace kvit::test::mutation {

/// What no schema can say of the plans, heating regimes and benefits of a tariff book: references,
/// days, zones and bands that fit together. Throws `Refused`.
void check_plans(const Json& tariffs);

}  // namespace kvit::test::mutation
