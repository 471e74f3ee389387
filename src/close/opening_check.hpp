#pragma once

#include "kvit/charge/house_month.hpp"
#include "kvit/close/opening.hpp"

namespace kvit::close {

/// Is this the opening of this house and month, and does everything that it brings belong to an
/// account or a meter of the house, once? Nothing of an opening is dropped in silence.
Errors check_opening(const Opening& opening, const charge::HouseMonth& house);

}  // namespace kvit::close
