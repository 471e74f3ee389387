#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kvit/base/error.hpp"
#include "kvit/law/policy.hpp"
#include "kvit/ledger/allocation/receivable.hpp"
#include "kvit/ledger/allocation/received_payment.hpp"

namespace kvit::ledger {

/// AllocationCase — what kvit-allocation/1 holds: accounts with what they owe, and payments. Facts
/// with a later `known_on` than that of the case do not exist for it. The order of the lists says
/// nothing.
struct AllocationCase {
    std::string id;
    std::string title{};
    Date known_on = Date::open_end();

    std::optional<law::ShippedPolicy> inherits{};  ///< none: the policy of the call
    std::vector<law::Policy::Choice> choices{};    ///< over it

    std::vector<AccountReceivables> accounts{};
    std::vector<ReceivedPayment> payments{};
    std::vector<TakeBack> take_backs{};

    friend bool operator==(const AllocationCase&, const AllocationCase&) = default;
};

/// Everything in a case that no allocation can go on with.
Errors check(const AllocationCase& facts);

}  // namespace kvit::ledger
