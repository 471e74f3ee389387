#pragma once

#include <compare>

#include "kvit/base/id.hpp"
#include "kvit/calendar/month.hpp"

namespace kvit::ledger {

/// What a balance is kept by: получатель, услуга, месяц долга.
struct BalanceKey {
    ProviderId creditor;
    ServiceId service;
    Month month;

    friend auto operator<=>(const BalanceKey&, const BalanceKey&) = default;
};

}  // namespace kvit::ledger
