#pragma once

#include "format/fact.hpp"
#include "format/json/reader.hpp"
#include "kvit/premises/people.hpp"

namespace kvit::format {

/// One entry of "occupancy".
premises::Occupancy read_occupancy(json::ObjectReader& r, FactReader& facts);
/// One entry of "benefits".
premises::BenefitGrant read_benefit_grant(json::ObjectReader& r, FactReader& facts);

}  // namespace kvit::format
