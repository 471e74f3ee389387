#pragma once

#include <cstdint>

#include "kvit/law/law_book.hpp"

/// Working days (рабочие дни) by the parameter `calendar.special_days`.
namespace kvit::law {

/// How days that the President declared non-working with pay are counted.
enum class PresidentialDays : std::uint8_t {
    as_the_week,  ///< by themselves they move no term (ВС РФ, Обзор № 1 of 21.04.2020, q. 5)
    days_off,  ///< as days off
};

/// Whether a day is a working day. Errors: those of `LawBook::find`, where the calendar of the year
/// is not known.
Result<bool> is_working_day(const LawBook& book, Date date,
                            PresidentialDays presidential = PresidentialDays::as_the_week,
                            Date known_on = Date::open_end());

/// The day itself if it is a working day, else the next one (ГК РФ ст. 193). It may lie in the next
/// year, whose calendar must be known then.
Result<Date> working_day_from(const LawBook& book, Date date,
                              PresidentialDays presidential = PresidentialDays::as_the_week,
                              Date known_on = Date::open_end());

}  // namespace kvit::law
