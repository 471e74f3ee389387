#pragma once

#include <cstddef>
#include <vector>

#include "ledger/reconciliation/account_index.hpp"
#include "ledger/reconciliation/fact_set.hpp"
#include "ledger/reconciliation/near_numbers.hpp"
#include "ledger/reconciliation/open_bills.hpp"

namespace kvit::ledger {

struct Candidates {
    std::vector<Candidate> listed{};
    std::size_t more = 0;
};

/// Whom a payment without an account could be for: accounts near to what was written, that of the
/// document, those that the purpose names; an amount alone points to nobody.
Candidates candidates_of(const RowFact& fact, const AccountIndex& index, const NearNumbers& near,
                         const OpenBills& bills);

}  // namespace kvit::ledger
