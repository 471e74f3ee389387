#include "bonus/evaluation/deadlines.hpp"

#include <algorithm>

#include "kvit/law/working_days.hpp"

namespace kvit::bonus {
namespace {

/// A month that is shorter ends on its last day.
Date day_in(Month month, int day) { return month.first_day() + (std::min(day, month.days()) - 1); }

}  // namespace

Date Calendar::shifted(Date day, Shift shift) {
    if (shift == Shift::none) return day;
    const auto presidential = shift == Shift::next_working_day_presidential
                                  ? law::PresidentialDays::days_off
                                  : law::PresidentialDays::as_the_week;
    if (shift != Shift::previous_working_day) {
        auto moved = law::working_day_from(book_, day, presidential);
        if (moved.ok()) return *moved;
        errors_.append_once(moved.errors());
        return day;
    }
    for (Date earlier = day;; earlier = earlier - 1) {
        const auto working = law::is_working_day(book_, earlier, presidential);
        if (!working.ok()) {
            errors_.append_once(working.errors());
            return day;
        }
        if (*working) return earlier;
    }
}

std::optional<Date> Calendar::last_day(const Deadline& deadline, Month month,
                                       std::optional<Date> due_date) {
    const DeadlineEdition* edition = nullptr;
    for (const auto& row : deadline.editions)
        if (row.from <= month) edition = &row;
    if (edition == nullptr) return std::nullopt;
    std::optional<Date> day = due_date;
    if (edition->day > 0)
        day = day_in(Month::from_index(month.index() + edition->month_offset), edition->day);
    if (!day) return std::nullopt;
    const Date last = shifted(*day, edition->shift);
    return edition->inclusive ? last : last - 1;
}

std::pair<Date, Date> Calendar::days(const ReadingWindow& window, Month month) {
    return {day_in(month, window.from_day),
            day_in(Month::from_index(month.index() + window.to_month_offset), window.to_day)};
}

}  // namespace kvit::bonus
