// expect: use of deleted function|call to deleted constructor
#include "kvit/money/decimal.hpp"

auto volume = kvit::Decimal(317.0, 2);
