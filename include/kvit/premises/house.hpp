#pragma once

#include <optional>
#include <vector>

#include "kvit/base/id.hpp"
#include "kvit/base/result.hpp"
#include "kvit/calendar/month.hpp"
#include "kvit/money/money.hpp"
#include "kvit/premises/fact.hpp"
#include "kvit/premises/supply.hpp"
#include "kvit/quantity/unit.hpp"

namespace kvit::premises {

enum class PremisesKind : std::uint8_t { dwelling, room, non_residential };

/// Premises — помещение.
struct Premises {
    Fact fact;
    PremisesId id;
    PremisesKind kind = PremisesKind::dwelling;
    Decimal area;  ///< общая площадь, m²

    friend bool operator==(const Premises&, const Premises&) = default;
};

/// Account — лицевой счёт: open while the fact is valid.
struct Account {
    Fact fact;
    AccountId id;
    PremisesId premises;

    friend bool operator==(const Account&, const Account&) = default;
};

/// Occupancy — проживающие.
struct Occupancy {
    Fact fact;
    AccountId account;
    std::int64_t registered = 0;  ///< постоянно проживающие
    std::int64_t temporary = 0;   ///< временно проживающие
    std::int64_t owners = 0;      ///< собственники

    friend bool operator==(const Occupancy&, const Occupancy&) = default;
};

/// Installability — акт о технической возможности установки прибора учёта. Without such a fact
/// nothing is known, and no raising factor is charged.
struct Installability {
    Fact fact;
    AccountId account;
    ServiceId service;
    bool possible = false;

    friend bool operator==(const Installability&, const Installability&) = default;
};

/// Meter — индивидуальный прибор учёта (ИПУ); installed while the fact is valid.
struct Meter {
    Fact fact;
    MeterId id;
    AccountId account;
    ServiceId service;
    Unit unit;
    Decimal start;  ///< reading on the day of installation

    friend bool operator==(const Meter&, const Meter&) = default;
};

/// Reading — показание прибора учёта.
struct Reading {
    Fact fact;
    MeterId meter;
    Date date;
    Decimal value;

    friend bool operator==(const Reading&, const Reading&) = default;
};

/// What a part of a payment goes to.
struct PaymentPart {
    ProviderId creditor;
    ServiceId service;
    Month month;  ///< месяц долга
    Money amount;

    friend bool operator==(const PaymentPart&, const PaymentPart&) = default;
};

/// Payment — платёж, as received and as the host has split it.
struct Payment {
    Fact fact;
    AccountId account;
    Date date;
    Money amount;
    std::vector<PaymentPart> parts;

    friend bool operator==(const Payment&, const Payment&) = default;
};

/// A fact that takes another one back without replacing it.
struct Retraction {
    Fact fact;
    FactId retracts;

    friend bool operator==(const Retraction&, const Retraction&) = default;
};

/// House — дом: everything that is known of it, in no particular order.
struct House {
    HouseId id;
    std::vector<Premises> premises;
    std::vector<Account> accounts;
    std::vector<Occupancy> occupancy;
    std::vector<Supply> supplies;
    std::vector<Installability> installability;
    std::vector<Meter> meters;
    std::vector<Reading> readings;
    std::vector<Payment> payments;
    std::vector<Retraction> retractions;

    friend bool operator==(const House&, const House&) = default;
};

/// The house as it was known on a day: facts learned later do not exist, and a fact that exists
/// takes away the one that it supersedes or retracts (a retracted correction gives it back). What
/// is left is in the order of ids, whatever the order of the document. Errors: `duplicate_id`,
/// `bad_supersession`.
Result<House> as_known_on(const House& house, Date known_on);

}  // namespace kvit::premises
