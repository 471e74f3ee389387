#pragma once

#include <string>

#include "kvit/ledger/penalty.hpp"

namespace kvit::close {

/// Why the penalty of the same debt over the same days is another one: the first day whose rate or
/// share differs, in both, with the acts. Empty if there is none.
std::string rules_changed(const ledger::Penalty& was, const ledger::Penalty& now);

}  // namespace kvit::close
