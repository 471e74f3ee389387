#pragma once

#include "kvit/charge/house_month.hpp"
#include "kvit/close/opening.hpp"

namespace kvit::close {

/// Is this the opening of this house and month, and of the months before it?
Errors check_frame(const Opening& opening, const HouseId& house, Month month, Date known_on);

/// The same, and does everything that it brings belong to an
/// account or a meter of the house, once? Nothing of an opening is dropped in silence.
/// `meters_used` is false where the months before were charged anew, with readings of their own.
Errors check_opening(const Opening& opening, const charge::HouseMonth& house, bool meters_used);

}  // namespace kvit::close
