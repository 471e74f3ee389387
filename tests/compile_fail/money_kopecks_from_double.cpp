// expect: use of deleted function|call to deleted function
#include "kvit/money/money.hpp"

auto price = kvit::Money::kopecks(9680.0);
