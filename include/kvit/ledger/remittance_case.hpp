#pragma once

#include <vector>

#include "kvit/law/law_book.hpp"
#include "kvit/law/policy.hpp"
#include "kvit/ledger/allocation/allocation_case.hpp"
#include "kvit/ledger/remittance.hpp"

namespace kvit::ledger {

/// RemittanceCase — what kvit-remittance/1 holds: the payments of an allocation and the contracts
/// under which they are passed on.
struct RemittanceCase : AllocationCase {
    std::vector<RemittanceContract> contracts{};

    friend bool operator==(const RemittanceCase&, const RemittanceCase&) = default;
};

/// What was passed on, and the allocation that it came of.
struct Remitted {
    Allocated allocated;
    Remittance remittance;

    friend bool operator==(const Remitted&, const Remitted&) = default;
};

/// Allocates the payments of a case and remits them. Errors: those of `allocate_payments` and of
/// `remit`.
Result<Remitted> remit_payments(const law::LawBook& book, const law::Policy& policy,
                                const RemittanceCase& facts);

}  // namespace kvit::ledger
