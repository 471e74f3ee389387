#pragma once

#include <cstddef>
#include <vector>

#include "kvit/ledger/allocation/practices.hpp"
#include "ledger/allocation/open_account.hpp"
#include "ledger/payment_order.hpp"

namespace kvit::ledger {

/// Receivables that take money together, and why it is their turn.
struct TurnGroup {
    AllocationReason why;
    std::vector<std::size_t> rows;  ///< of the account
};

/// A month that the payment leaves unpaid though money may be left.
struct PassedBy {
    Month month;
    Turn turn;

    friend bool operator==(const PassedBy&, const PassedBy&) = default;
};

/// The whole way of a payment through an account.
struct Turns {
    std::vector<TurnGroup> groups;
    std::vector<PassedBy> passed_by;
    std::vector<std::size_t> last_charged;  ///< principal of the newest month: what an advance is
                                            ///< split by
    bool of_some_creditors = false;         ///< the rest belongs to them and pays no other's debts
    bool document_unknown = false;
};

/// Answers the questions of allocation in their order: whose receivables, those of which month,
/// principal or penalty. Groups are given whole; who owes nothing by then takes nothing.
Turns turns_of(const OpenAccount& account, const ReceivedPayment& payment,
               const AllocationPractices& practices, const PaymentOrder& order);

}  // namespace kvit::ledger
