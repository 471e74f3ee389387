#pragma once

namespace kvit::charge {

/// A list of formulas; the position in it is the id at run time.
template <class... F>
struct FormulaList {};

}  // namespace kvit::charge
