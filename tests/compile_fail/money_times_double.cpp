// expect: no match for .operator\*.|invalid operands to binary expression
#include "kvit/money/money.hpp"

auto share = kvit::Money::kopecks(100) * 0.5;
