#pragma once

#include <optional>
#include <vector>

#include "kvit/law/law_book.hpp"
#include "kvit/ledger/penalty_case.hpp"
#include "kvit/ledger/practices.hpp"

namespace kvit::ledger {

/// The case as it is known on its `known_on`, without the payments after its day. With paths, also
/// where the caller gave none.
PenaltyCase as_known(PenaltyCase facts);

/// The policy of the call, or the one that the case inherits, with the choices of the case before
/// it.
law::Policy policy_of(const law::Policy& policy, std::optional<law::ShippedPolicy> inherits,
                      std::vector<law::Policy::Choice> choices);
law::Policy policy_of(const law::Policy& policy, const PenaltyCase& facts);

/// Throws `Failure` with everything that no calculation can go on with.
void require_facts(const law::LawBook& book, const PenaltyCase& facts, const Practices& practices);

}  // namespace kvit::ledger
