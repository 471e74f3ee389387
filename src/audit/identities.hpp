#pragma once

#include "audit/sides.hpp"

namespace kvit::audit {

/// What each cause does to the sum to pay, in the order of causes, none at zero. Throws `Overflow`.
std::vector<CauseTotal> causes_of(const AccountDifference& account);

/// Whether the parts of an account give the difference of its lines, of each section, of each total
/// and of the sum to pay by causes. Errors: `identity_violated` with the path of the total.
Errors check_parts(const AccountDifference& account, const bill::Bill& before,
                   const bill::Bill& after);

}  // namespace kvit::audit
