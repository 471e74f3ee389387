#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kvit/base/result.hpp"
#include "kvit/calendar/month.hpp"
#include "kvit/law/volume_rules.hpp"
#include "kvit/metering/billed_reading.hpp"
#include "kvit/premises/house.hpp"
#include "kvit/trace/reference.hpp"

/// Что показали приборы за месяц: in what condition each meter of a service was on each day, what
/// it counted, and what an average can be made from. How a volume follows is the table of the law
/// (`law::VolumeRules`), which is applied one floor above.
namespace kvit::metering {

/// What one register counted from one reading to another, before the ratio of transformation.
struct RegisterSpan {
    Zone zone = Zone::single;
    Decimal start;
    Decimal end;
    Decimal capacity;  ///< added where the register rolled over (переход через ноль), else 0

    Decimal counted() const { return end - start + capacity; }
    friend bool operator==(const RegisterSpan&, const RegisterSpan&) = default;
};

/// Разность показаний месяца.
struct MeterDifference {
    Date from;  ///< day of the reading it starts with
    Date to;    ///< day of the last reading of the month
    std::vector<RegisterSpan> registers;
    std::string start_fact;  ///< ids of the facts that state them; empty if none does
    std::string end_fact;
    trace::Reference reference;  ///< of the two readings, the one to trust less
    premises::ReadingTaken taken = premises::ReadingTaken::consumer;  ///< the last one
};

/// What п. 59 makes an average from: how much was counted in how many months before.
struct MeterHistory {
    Date from;
    Date to;
    int months = 0;
    std::vector<RegisterSpan> registers;  ///< summed; `start` and `end` are those of the ends
};

/// Days of the month in one condition.
struct ConditionDays {
    Interval days;
    law::MeterCondition condition = law::MeterCondition::working;

    friend bool operator==(const ConditionDays&, const ConditionDays&) = default;
};

/// One meter in the month. Facts about it that follow each other without a gap are one life of it.
struct MeterMonth {
    const premises::Meter* meter = nullptr;  ///< the last of the facts of this life
    std::vector<ConditionDays> days;         ///< those of the month on which it was installed
    std::optional<MeterDifference> difference;
    std::optional<MeterHistory> history;  ///< absent: too short for an average
    int average_periods = 0;  ///< по среднему подряд до этого месяца
    std::vector<EstimatedMonth> estimated;  ///< earlier months that a reading would settle
    /// The reading up to which it is billed, with its history, if this month bills the difference…
    std::optional<BilledReading> if_read;
    /// …and if it does not.
    std::optional<BilledReading> if_not_read;

    /// Null on a day on which it was not installed.
    const ConditionDays* on(Date day) const {
        for (const auto& run : days)
            if (run.days.contains(day)) return &run;
        return nullptr;
    }
};

/// What is asked of the meters of one service of one account, or of a house.
struct MeterQuestion {
    std::vector<const premises::Meter*> meters;
    std::vector<const premises::MeterState*> states;
    std::vector<const premises::Reading*> readings;
    std::span<const BilledReading> billed;  ///< in the order of meter ids
    Month month;
    /// May the difference of readings be billed in this condition on this day?
    std::function<bool(law::MeterCondition, Date)> admits_difference;
    std::optional<Decimal>
        plausible;           ///< most that a roll-over may show, a month; absent: none may
    int history_months = 6;  ///< сколько месяцев нужно для среднего
    int history_months_new = 3;         ///< and where the meter is younger
    bool average_of_year = false;       ///< the average of a year where there is one
    std::function<bool(Month)> counts;  ///< месяцы, которые считаются; empty: all
    /// May a check (п. 61) find less than was billed? Then the difference is negative, and readings
    /// above it are no history of an average.
    bool check_gives_back = false;
};

/// The meters of the month, by ids and lives. A life ends the month with its last admitted reading
/// (the final one is taken on the day of removal, also on the first day of the month) and starts it
/// with the reading billed before, or else its last earlier reading, or else its reading at
/// installation; a meter installed in the month and not read again has used nothing. Errors:
/// `reading_decreased`, `contradiction`, `no_starting_reading`, `overflow`.
Result<std::vector<MeterMonth>> meters_of_month(const MeterQuestion& question);

}  // namespace kvit::metering
