#include "kvit/law/working_days.hpp"

#include <algorithm>
#include <optional>

namespace kvit::law {
namespace {

std::optional<DayKind> kind_on(const SpecialDays& special, Date date) {
    const auto at = std::lower_bound(special.days.begin(), special.days.end(), date,
                                     [](const SpecialDay& day, Date d) { return day.date < d; });
    if (at == special.days.end() || at->date != date) return std::nullopt;
    return at->kind;
}

/// 1970-01-01 was a Thursday.
bool is_weekend(Date date) {
    const int from_monday = ((date.days() + 3) % 7 + 7) % 7;
    return from_monday >= 5;
}

}  // namespace

Result<bool> is_working_day(const LawBook& book, Date date, PresidentialDays presidential,
                            Date known_on) {
    const auto year = book.at<SpecialDays>("calendar.special_days", date, known_on);
    if (!year) return year.errors();
    const auto kind = kind_on(year->value, date);
    if (!kind) return !is_weekend(date);
    switch (*kind) {
        case DayKind::holiday:
        case DayKind::transferred_day_off:
            return false;
        case DayKind::working_weekend:
            return true;
        case DayKind::presidential_nonworking:
            return presidential == PresidentialDays::as_the_week && !is_weekend(date);
    }
    return false;
}

Result<Date> working_day_from(const LawBook& book, Date date, PresidentialDays presidential,
                              Date known_on) {
    while (true) {
        const auto working = is_working_day(book, date, presidential, known_on);
        if (!working) return working.errors();
        if (*working) return date;
        date = date + 1;
    }
}

}  // namespace kvit::law
