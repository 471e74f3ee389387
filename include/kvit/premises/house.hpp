#pragma once

#include <cstdint>
#include <vector>

#include "kvit/base/id.hpp"
#include "kvit/base/result.hpp"
#include "kvit/calendar/month.hpp"
#include "kvit/money/money.hpp"
#include "kvit/premises/acts.hpp"
#include "kvit/premises/common_property.hpp"
#include "kvit/premises/fact.hpp"
#include "kvit/premises/meter.hpp"
#include "kvit/premises/payment.hpp"
#include "kvit/premises/people.hpp"
#include "kvit/premises/quality.hpp"
#include "kvit/premises/supply.hpp"

namespace kvit::premises {

enum class PremisesKind : std::uint8_t { dwelling, room, non_residential };

/// Чем помещение отапливается: in formula 3 only a centrally heated one has a volume of its own.
enum class PremisesHeating : std::uint8_t {
    central,     ///< от системы дома
    individual,  ///< законный индивидуальный источник
    none,        ///< приборов отопления нет по проекту
};

/// Premises — помещение.
struct Premises {
    Fact fact;
    PremisesId id;
    PremisesKind kind = PremisesKind::dwelling;
    Decimal area;  ///< общая площадь, m²
    PremisesHeating heating = PremisesHeating::central;

    friend bool operator==(const Premises&, const Premises&) = default;
};

/// Account — лицевой счёт: open while the fact is valid.
struct Account {
    Fact fact;
    AccountId id;
    PremisesId premises;

    friend bool operator==(const Account&, const Account&) = default;
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
    std::vector<BenefitGrant> benefits;
    std::vector<Supply> supplies;
    std::vector<Installability> installability;
    std::vector<VolumeAct> volume_acts;
    std::vector<InterferenceAct> interference_acts;
    std::vector<Plot> plots;
    std::vector<Meter> meters;
    std::vector<MeterState> meter_states;
    std::vector<Reading> readings;
    std::vector<CommonArea> common_areas;
    std::vector<HouseArea> house_areas;
    std::vector<HeatCorrection> heat_corrections;
    std::vector<Interruption> interruptions;
    std::vector<WasteVolume> waste_volumes;
    std::vector<QualityBreach> quality_breaches;
    std::vector<Absence> absences;
    std::vector<Payment> payments;
    std::vector<TakeBack> take_backs;
    std::vector<HandPosting> postings;
    std::vector<Succession> successions;
    std::vector<Retraction> retractions;

    friend bool operator==(const House&, const House&) = default;
};

/// The house as it was known on a day: facts learned later do not exist, and a fact that exists
/// takes away the one that it supersedes or retracts (a retracted correction gives it back). What
/// is left is in the order of ids, whatever the order of the document. Errors: `duplicate_id`,
/// `bad_supersession`.
Result<House> as_known_on(const House& house, Date known_on);

}  // namespace kvit::premises
