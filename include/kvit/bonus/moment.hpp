#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kvit/calendar/month.hpp"
#include "kvit/calendar/time_zone.hpp"

/// Moments, spans, deadlines and windows, by the clocks of the zone of a programme.
namespace kvit::bonus {

/// A moment that a metric looks at.
struct Moment {
    enum class Kind : std::uint8_t {
        as_of,       ///< when the programme is evaluated
        unit_start,  ///< the beginning of the unit: of its month, quarter, stage
        unit_end,    ///< its end, or `as_of` if that comes first
        event,       ///< of the payment or reading that the unit is
        metric,      ///< when the metric `metric` became true
        fixed,       ///< `time`
    };
    Kind kind = Kind::as_of;
    std::string metric{};
    LocalTime time{};
    friend bool operator==(const Moment&, const Moment&) = default;
};

/// A span that a metric looks at: its first second belongs to it, its last one does not.
struct Span {
    enum class Kind : std::uint8_t {
        unit,   ///< that of the unit: its month, quarter, stage, the months of a review
        fixed,  ///< from `from` to `to`
    };
    Kind kind = Kind::unit;
    LocalTime from{};
    LocalTime to{};
    friend bool operator==(const Span&, const Span&) = default;
};

/// Where a deadline that falls on a day off moves.
enum class Shift : std::uint8_t {
    none,
    next_working_day,  ///< ГК РФ, ст. 193
    /// The same; a day that the President declared non-working with pay counts as a day off.
    next_working_day_presidential,
    previous_working_day,
};

/// A deadline of a month as one edition of the rules has it (срок). What is done on its last day is
/// in time; where the rules say "before", `inclusive` is false and that day is late.
struct DeadlineEdition {
    Month from = Month::from_index(0);  ///< the first billing period that it holds for
    /// The day of the month; 0: the due date that the bill has printed (срок оплаты). A month that
    /// is shorter ends it on its last day.
    int day = 0;
    int month_offset = 0;  ///< 0: of the billing period, 1: of the month after
    bool inclusive = true;
    Shift shift = Shift::none;
    friend bool operator==(const DeadlineEdition&, const DeadlineEdition&) = default;
};

struct Deadline {
    std::string id;
    std::vector<DeadlineEdition> editions;  ///< by `from`, rising
    friend bool operator==(const Deadline&, const Deadline&) = default;
};

/// The days of a month in which readings are taken, both ends included (период передачи показаний);
/// it may run into the month after.
struct ReadingWindow {
    std::string id;
    int from_day = 1;
    int to_day = 31;
    int to_month_offset = 0;
    friend bool operator==(const ReadingWindow&, const ReadingWindow&) = default;
};

}  // namespace kvit::bonus
