// The algebra of units.
#include <type_traits>

#include "kvit/quantity/quantity.hpp"

namespace kvit {

static_assert(unit::rub / unit::m3 * unit::m3 == unit::rub);
static_assert(unit::m3 / unit::m3 == unit::none);
static_assert(unit::m3 / unit::person / unit::year == unit::m3 / (unit::year * unit::person));
static_assert(!(unit::m3 == unit::kwh) && !(unit::m3 == unit::m2));
static_assert(unit::none / (unit::none / unit::year) == unit::year);

static_assert(Quantity<unit::m3>(Decimal(15, 1)) + Quantity<unit::m3>(Decimal(5, 1)) ==
              Quantity<unit::m3>(Decimal(2, 0)));
static_assert(Rate<unit::m3>::unit == unit::rub / unit::m3);
static_assert(!std::is_convertible_v<Quantity<unit::m3>, Quantity<unit::kwh>>);
static_assert(!std::is_constructible_v<Quantity<unit::m3>, double>);

}  // namespace kvit
