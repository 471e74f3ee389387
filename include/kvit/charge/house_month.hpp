#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "kvit/base/result.hpp"
#include "kvit/charge/resource_month.hpp"
#include "kvit/charge/rules.hpp"
#include "kvit/metering/billed_reading.hpp"
#include "kvit/premises/house.hpp"

namespace kvit::charge {

/// The facts of one account, in the order of their ids; they point into the house of a HouseMonth.
struct AccountFacts {
    AccountId id;
    std::vector<const premises::Account*> accounts;
    std::vector<const premises::Premises*> premises;
    std::vector<const premises::Occupancy*> occupancy;
    std::vector<const premises::Supply*> supplies;  ///< in the order of lines of a bill
    std::vector<const premises::BenefitGrant*> benefits;
    std::vector<const premises::Installability*> installability;
    std::vector<const premises::VolumeAct*> volume_acts;
    std::vector<const premises::InterferenceAct*> interference_acts;
    std::vector<const premises::Plot*> plots;
    std::vector<const premises::Interruption*> interruptions;
    std::vector<const premises::QualityBreach*> quality_breaches;
    std::vector<const premises::Absence*> absences;
    std::vector<const premises::Meter*> meters;
    std::vector<const premises::MeterState*> meter_states;
    std::vector<const premises::Reading*> readings;
    std::vector<const premises::Payment*> payments;
    std::vector<YearAccount> years;  ///< from the opening
};

/// What a house brings into a month beside balances.
struct HouseOpening {
    std::vector<metering::BilledReading> billed;
    std::vector<HouseResource> resources;
    std::map<AccountId, std::vector<YearAccount>> years;
};

/// HouseMonth — дом за расчётный период: the facts as known, checked against each other and against
/// the books, and sorted to their accounts. All that a neighbour can change on my bill goes through
/// the sums of this object.
struct HouseMonth {
    Rules rules;
    Month month;
    Date known_on;
    premises::House house;                        ///< as known on that day
    std::vector<metering::BilledReading> billed;  ///< from the opening, in the order of meters
    /// Payments, take-backs and hand postings that earlier months have posted; unknown (no opening,
    /// or one of a migration): all that are dated before the month.
    std::optional<std::set<FactId>> posted;
    std::vector<AccountFacts> accounts;    ///< all that are known, in the order of ids
    AccountFacts house_facts;              ///< house meters with their states and readings
    std::vector<ResourceMonth> resources;  ///< those that some supply shares, in the order of ids

    /// Null for a resource that no supply shares.
    const ResourceMonth* resource(const ServiceId& service) const {
        for (const auto& each : resources)
            if (each.service == service) return &each;
        return nullptr;
    }

    HouseMonth(const Rules& by, Month of, Date known) : rules(by), month(of), known_on(known) {}
    HouseMonth(HouseMonth&&) = default;  // vectors keep their elements in place when they move
    HouseMonth& operator=(HouseMonth&&) = delete;
    HouseMonth(const HouseMonth&) = delete;
    HouseMonth& operator=(const HouseMonth&) = delete;
    ~HouseMonth() = default;
};

/// Is the account open on some day of the month?
bool open_in(const AccountFacts& account, Month month);

/// The payments that this month posts: those dated in it, and earlier ones learned too late for the
/// month of their date; in the order of dates.
std::vector<const premises::Payment*> payments_of(const HouseMonth& house,
                                                  const AccountFacts& account);

/// Prepares a house for a month. Errors: everything that does not fit together in the documents.
Result<HouseMonth> prepare_house(const Rules& rules, const premises::House& house,
                                 HouseOpening opening, Month month, Date known_on);

}  // namespace kvit::charge
