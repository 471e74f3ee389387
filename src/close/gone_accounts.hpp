#pragma once

#include <optional>

#include "kvit/close/opening.hpp"
#include "kvit/premises/house.hpp"

namespace kvit::close {

/// A house whose account was withdrawn although months of it are posted: the account is taken as
/// one that had ended before the first of them, so that what it was charged is given back. Nothing
/// where the house has all accounts of the opening.
///
/// What else was withdrawn with it stays withdrawn; an account that has another id now is none of
/// this, its debt goes by a succession.
std::optional<premises::House> with_gone_accounts(const premises::House& house,
                                                  const premises::House& known,
                                                  const Opening& opening, Date known_on);

}  // namespace kvit::close
