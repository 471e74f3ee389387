// expect: no match for .operator\+.|invalid operands to binary expression
#include "kvit/quantity/quantity.hpp"

using namespace kvit;

auto nonsense = Quantity<unit::m3>(Decimal(1, 0)) + Quantity<unit::kwh>(Decimal(1, 0));
