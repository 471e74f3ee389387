#pragma once

#include <map>
#include <optional>
#include <set>

#include "kvit/premises/house.hpp"

namespace kvit::close {

/// Whose money a take-back moves: found through corrections of the payment and through transfers.
struct Origin {
    FactId given;       ///< the payment that it names, or what superseded it, or a transfer
    FactId payment;     ///< the payment that the money came with
    AccountId account;  ///< on which account the money lies
    Date day;           ///< since when
    Date paid;          ///< the day on which the payment was made
};

/// Payments and transfers of a house as it was known on a day. The facts come in any order: a
/// take-back may be known long before its payment is.
class PaymentOrigins {
  public:
    /// `known` is `house` as known on that day; a correction of a payment that is corrected itself
    /// stands in `house` alone. Both are borrowed.
    PaymentOrigins(const premises::House& house, const premises::House& known, Date known_on);

    /// Nothing if the payment is not known.
    std::optional<Origin> of(const premises::TakeBack& fact) const { return find(fact.payment); }

  private:
    std::optional<Origin> find(FactId id) const;

    std::map<FactId, const premises::Payment*> payments_;
    std::map<FactId, const premises::TakeBack*> transfers_;
    std::map<FactId, FactId> superseded_by_;
};

}  // namespace kvit::close
