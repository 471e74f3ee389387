#pragma once

#include <cstdint>

#include "kvit/base/id.hpp"
#include "kvit/money/decimal.hpp"
#include "kvit/premises/fact.hpp"
#include "kvit/quantity/unit.hpp"

/// Акты об объёмах.
namespace kvit::premises {

/// Installability — акт о технической возможности установки прибора учёта. Without such a fact
/// nothing is known, and no raising factor is charged.
struct Installability {
    Fact fact;
    AccountId account;
    ServiceId service;
    bool possible = false;

    friend bool operator==(const Installability&, const Installability&) = default;
};

enum class VolumeActKind : std::uint8_t {
    act,       ///< объём по акту
    contract,  ///< договорный (расчётный) объём нежилого помещения, п. 43
};

/// VolumeAct — объём за месяц, установленный актом или договором, while the fact is valid.
struct VolumeAct {
    Fact fact;
    AccountId account;
    ServiceId service;
    VolumeActKind kind = VolumeActKind::act;
    Decimal month_volume;  ///< of a whole month
    Unit unit;

    friend bool operator==(const VolumeAct&, const VolumeAct&) = default;
};

/// InterferenceAct — акт о несанкционированном вмешательстве (п. 81(11)): charged in the month of
/// the act from the event, or from the last check, on.
struct InterferenceAct {
    Fact fact;
    AccountId account;
    ServiceId service;
    Date since;  ///< day of the event or of the check before
    Date date;   ///< day of the act

    friend bool operator==(const InterferenceAct&, const InterferenceAct&) = default;
};

/// Plot — земельный участок или животные при жилом доме (п. 49): charged by norm where no meter
/// counts them.
struct Plot {
    Fact fact;
    AccountId account;
    ServiceId service;
    Decimal count;  ///< m² of the plot, or heads
    NormId norm;    ///< a norm for a m², or for a head

    friend bool operator==(const Plot&, const Plot&) = default;
};

}  // namespace kvit::premises
