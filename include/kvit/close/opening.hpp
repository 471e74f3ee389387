#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kvit/bill/balance.hpp"
#include "kvit/charge/house_resource.hpp"
#include "kvit/close/debt_record.hpp"
#include "kvit/close/past.hpp"
#include "kvit/ledger/allocation/received_payment.hpp"
#include "kvit/metering/billed_reading.hpp"

namespace kvit::close {

/// A payment that the policy allocated, with the places where its money lies. It is carried on
/// while some of it is an advance, and for as long as it may be taken back
/// (`limits::placed_payment_months`).
struct PlacedPayment {
    FactId payment;  ///< or the transfer that made it
    Date paid;
    Month posted;  ///< the month that posted it
    premises::Purpose purpose{};
    std::vector<ledger::PlacedBefore> parts{};  ///< in the order in which they were placed
    Money advance{};                            ///< переплата that no debt has taken yet

    friend bool operator==(const PlacedPayment&, const PlacedPayment&) = default;
};

/// What an account brings into a month.
struct AccountOpening {
    AccountId account;
    /// In the order of keys, without advances; at zero only for the charge of a debt that a payment
    /// covered and that may come back.
    std::vector<bill::Balance> balances;
    /// Of services that a yearly correction brings to the actual volume; in the order of services
    /// and years.
    std::vector<charge::YearAccount> years{};
    std::vector<PlacedPayment> payments{};  ///< in the order of their days and ids
    std::vector<bill::Balance> offers{};    ///< voluntary ones of the last bill, still open
    /// What penalties are posted from, where the policy posts them; in the order of keys.
    std::vector<DebtRecord> debts{};
    std::string path{};  ///< where it stood in its document, for messages; no part of its value

    bool empty() const {
        return balances.empty() && years.empty() && payments.empty() && offers.empty() &&
               debts.empty();
    }
    friend bool operator==(const AccountOpening& a, const AccountOpening& b) {
        return a.account == b.account && a.balances == b.balances && a.years == b.years &&
               a.payments == b.payments && a.offers == b.offers && a.debts == b.debts;
    }
};

/// Opening — входящее состояние месяца: what a close starts from, what a close returns for the next
/// month, and the form in which a legacy system is migrated.
struct Opening {
    HouseId house;
    Month month;
    /// The day up to which the facts were known when the month before was closed: what was learned
    /// later has not been posted. Absent where a migration does not know it.
    std::optional<Date> known_on;
    std::vector<AccountOpening> accounts;            ///< in the order of ids
    std::vector<metering::BilledReading> meters;     ///< in the order of ids
    std::vector<charge::HouseResource> resources{};  ///< in the order of services
    std::optional<Past> past{};                      ///< none: earlier months are not recalculated
    /// The first day whose penalties closes posted; none: from the first debt on, or not at all.
    std::optional<Date> penalties_from{};

    friend bool operator==(const Opening&, const Opening&) = default;
};

}  // namespace kvit::close
