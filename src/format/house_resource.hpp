#pragma once

#include <vector>

#include "format/json/reader.hpp"
#include "format/json/value.hpp"
#include "kvit/charge/house_resource.hpp"

/// What an opening carries beside balances and readings.
namespace kvit::format {

/// The key "years" of an account: each service and year once.
std::vector<charge::YearAccount> read_year_accounts(json::ObjectReader& r);
json::Object year_account_object(const charge::YearAccount& year);

/// The key "resources" of an opening: each service once.
std::vector<charge::HouseResource> read_house_resources(json::ObjectReader& r);
json::Object house_resource_object(const charge::HouseResource& resource);

}  // namespace kvit::format
