// expect: kvit: the columns have other kinds than the inputs of the formula
#include "kvit/charge/formulas.hpp"
#include "kvit/formula/column.hpp"

using namespace kvit;
using namespace kvit::formula;

void charge_all(std::span<std::int64_t> out, Column<kind::volume<unit::m3>> volume) {
    evaluate_column<charge::Metered<unit::m3>>(out, volume);
}
