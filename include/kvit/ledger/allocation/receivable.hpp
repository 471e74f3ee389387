#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kvit/calendar/date.hpp"
#include "kvit/ledger/balance_key.hpp"
#include "kvit/money/money.hpp"
#include "kvit/premises/payment.hpp"

namespace kvit::ledger {

using premises::ReceivableKind;

/// Receivable — требование: what an account owes one creditor for one service and month.
struct Receivable {
    BalanceKey key;
    ReceivableKind kind = ReceivableKind::principal;
    Date due;      ///< last day for payment
    Money amount;  ///< what is unpaid before the payments of the case; not below zero
    Money charge;  ///< начислено за месяц: the weight of `by_charge`; not below zero
    std::string document;  ///< номер платёжного документа; empty: of none
    std::int64_t row = 0;  ///< its place on the document; equal ones go by creditor and service
    bool voluntary = false;  ///< an offer, not a debt: добровольное страхование
    std::string path{};      ///< in the document, for errors

    friend bool operator==(const Receivable&, const Receivable&) = default;
};

/// What the payments of one account meet.
struct AccountReceivables {
    AccountId account;
    std::vector<Receivable> receivables;
    std::string path{};

    friend bool operator==(const AccountReceivables&, const AccountReceivables&) = default;
};

}  // namespace kvit::ledger
