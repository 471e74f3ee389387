#pragma once

#include "format/json/reader.hpp"
#include "format/json/value.hpp"
#include "kvit/bonus/reward.hpp"

namespace kvit::format {

/// The name of the kind of a reward, "coupon_right".
std::string_view kind_of(const bonus::Reward& reward);

bonus::Reward read_reward(json::ObjectReader& r);
json::Object reward_object(const bonus::Reward& reward);

bonus::Limit read_limit(json::ObjectReader& r);
json::Object limit_object(const bonus::Limit& limit);

bonus::Reversal read_reversal(json::ObjectReader& r);
json::Object reversal_object(const bonus::Reversal& reversal);

}  // namespace kvit::format
