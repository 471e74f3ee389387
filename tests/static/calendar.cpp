// What holds of dates before any program runs.
#include "kvit/calendar/month.hpp"

namespace kvit {

static_assert(sizeof(Date) == 4 && sizeof(Month) == 4);
static_assert(Date::from_civil(1970, 1, 1).days() == 0);
static_assert(Date::from_civil(2000, 3, 1) - Date::from_civil(2000, 2, 28) == 2);
static_assert(Date::from_civil(1900, 3, 1) - Date::from_civil(1900, 2, 28) == 1);
static_assert(Date::from_civil(2199, 12, 31).civil() == CivilDate{2199, 12, 31});

static_assert(Month(2026, 2).days() == 28 && Month(2024, 2).days() == 29);
static_assert(Month(2026, 12).next() == Month(2027, 1));
static_assert(Month(2026, 1).previous() == Month(2025, 12));
static_assert(Month::from_yyyymm(202607) == Month(2026, 7) && !Month::from_yyyymm(202613));
static_assert(Month::of(Date::from_civil(2026, 7, 31)) == Month(2026, 7));

static_assert(Month(2026, 7).interval().contains(Date::from_civil(2026, 7, 31)));
static_assert(!Month(2026, 7).interval().contains(Date::from_civil(2026, 8, 1)));
static_assert(!Month(2026, 7).interval().overlaps(Month(2026, 8).interval()));
static_assert(Interval{}.contains(Month(1900, 1).interval()));

}  // namespace kvit
