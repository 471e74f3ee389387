#pragma once

#include <string>
#include <vector>

#include "kvit/base/id.hpp"
#include "kvit/calendar/month.hpp"
#include "kvit/premises/register_values.hpp"

namespace kvit::metering {

/// An earlier reading that an average may start from.
struct PastReading {
    Date date;
    premises::RegisterValues values;

    friend bool operator==(const PastReading&, const PastReading&) = default;
};

/// What a month was billed for this meter without a reading: a later reading settles it.
struct EstimatedMonth {
    Month month;
    premises::RegisterValues volumes;  ///< by average, or what the norm stood for

    friend bool operator==(const EstimatedMonth&, const EstimatedMonth&) = default;
};

/// How far back a history goes: an average of a year needs no more.
inline constexpr int history_months = 13;

/// What a month has to know of a meter: the reading up to which it has been billed, and what an
/// average is made from.
struct BilledReading {
    MeterId meter;
    Date date;
    premises::RegisterValues values;
    int average_periods = 0;  ///< расчётных периодов подряд по среднему, up to this month
    std::vector<PastReading> history{};       ///< before `date`, by date
    std::vector<EstimatedMonth> estimated{};  ///< after `date`, by months
    std::string path{};  ///< where it stood in its document, for messages; no part of its value

    friend bool operator==(const BilledReading& a, const BilledReading& b) {
        return a.meter == b.meter && a.date == b.date && a.values == b.values &&
               a.average_periods == b.average_periods && a.history == b.history &&
               a.estimated == b.estimated;
    }
};

}  // namespace kvit::metering
