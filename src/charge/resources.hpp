#pragma once

#include "kvit/charge/house_month.hpp"

namespace kvit::charge::detail {

/// The areas of the premises give the control total of the house. Errors: `areas_beyond_house`
/// where the shares of the premises would be more than the whole, `areas_do_not_add_up` where less.
void check_areas(const HouseMonth& house, Errors& errors);

/// Finds the volumes of the house for each resource that some supply shares: the house first, then
/// its accounts. What is wrong with an account's own volume is reported when it is charged.
void find_resources(HouseMonth& house, const std::vector<HouseResource>& opening, Errors& errors);

}  // namespace kvit::charge::detail
