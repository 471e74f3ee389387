// expect: kvit: a comparison of different units
#include "kvit/formula/fast.hpp"
#include "kvit/formula/input.hpp"
#include "kvit/formula/kinds.hpp"

using namespace kvit;
using formula::In;
using formula::fast::Wide;

In<Wide, kind::volume<unit::m3>, "V"> water;
In<Wide, kind::volume<unit::kwh>, "E"> energy;
auto smaller = min(water, energy);
