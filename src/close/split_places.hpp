#pragma once

#include <vector>

#include "close/money_facts.hpp"
#include "kvit/ledger/allocation/received_payment.hpp"

namespace kvit::close {

/// Where the money of a payment that the host has split lies after what earlier months took of it:
/// they took from its end.
std::vector<ledger::PlacedBefore> split_places(const charge::HouseMonth& house,
                                               const MoneyFacts& facts,
                                               const premises::Payment& payment);

}  // namespace kvit::close
