#pragma once

#include <map>
#include <tuple>
#include <vector>

#include "close/charging.hpp"
#include "kvit/close/past.hpp"

namespace kvit::close {

/// What is owed for a service of an account in a month.
struct ChargeKey {
    AccountId account;
    ProviderId creditor;
    ServiceId service;

    friend auto operator<=>(const ChargeKey&, const ChargeKey&) = default;
};
using ChargeSums = std::map<ChargeKey, Money>;

/// The charges of a month by keys. Voluntary lines are an offer and no charge.
ChargeSums sums_of(const Charges& charges);

/// The same as it is carried, without what is at zero.
std::vector<PostedCharge> posted_of(const ChargeSums& sums);

/// A past month, charged anew.
struct ReplayedMonth {
    Month month;
    Charges charges;
    ChargeSums sums;
};

struct Replay {
    std::vector<ReplayedMonth> months;
    charge::HouseOpening second;  ///< what the second of them begins with
    charge::HouseOpening after;   ///< what the month after the last one begins with
};

/// Charges the first `count` of the past months one after another by these rules and facts, each
/// from what the one before gives. Errors: those of charging.
Result<Replay> replay(const charge::Rules& rules, const premises::House& house, const Past& past,
                      std::size_t count, Date known_on);

}  // namespace kvit::close
