// expect: could not convert|no viable conversion
#include "kvit/charge/formulas.hpp"
#include "kvit/formula/fast.hpp"

using namespace kvit;
using formula::In;
using formula::fast::Wide;

In<Wide, kind::volume<unit::m3>, "V"> volume(1);
In<Wide, kind::price<unit::m3>, "T"> tariff(1);
auto swapped = charge::Metered<unit::m3>::On<Wide>{tariff, volume};
