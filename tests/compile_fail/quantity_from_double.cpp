// expect: no matching function for call|no matching conversion
#include "kvit/quantity/quantity.hpp"

using namespace kvit;

auto volume = Quantity<unit::m3>(3.17);
