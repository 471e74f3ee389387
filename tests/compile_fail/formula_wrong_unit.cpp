// expect: kvit: the formula has another unit than its result
#include "kvit/charge/formulas.hpp"
#include "kvit/formula/fast.hpp"

using namespace kvit;

auto volume = charge::Metered<unit::m3>::On<formula::fast::Wide>{};
auto kopecks = formula::fast::finish<unit::rub, 2, Rounding::half_up>(volume.quantity());
