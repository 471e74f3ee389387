#pragma once

#include <cstddef>
#include <vector>

#include "kvit/audit/comparison.hpp"

namespace kvit::audit {

/// The two bills that are compared, and what their rules differ in. A bill that is absent is one
/// without lines and balances.
struct Sides {
    const bill::Bill& before;
    const bill::Bill& after;
    trace::SourceList& sources;  ///< of the comparison

    bool both() const { return !before.account.empty() && !after.account.empty(); }
    bool policies_differ() const {
        const auto& a = before.basis;
        const auto& b = after.basis;
        return both() && (a.policy != b.policy || a.policy_base != b.policy_base ||
                          a.policy_differences != b.policy_differences);
    }
    bool laws_differ() const { return both() && before.basis.law != after.basis.law; }
    bool engines_differ() const { return both() && before.basis.engine != after.basis.engine; }
};

/// A line with its number on the bill.
struct Placed {
    const charge::ChargeLine* line = nullptr;
    std::size_t number = 0;  ///< from 1
};
using Lines = std::vector<Placed>;

}  // namespace kvit::audit
