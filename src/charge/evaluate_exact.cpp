// The exact reading of every formula, behind run-time ids.
#include "charge/read.hpp"
#include "formula/exact.hpp"
#include "kvit/charge/evaluate.hpp"

namespace kvit::charge {

Result<Outcome> evaluate_exact(FormulaId id, std::span<const Decimal> inputs,
                               std::optional<DayShare> share) {
    const auto finish = []<Unit U, int Scale>(const auto& value) {
        return formula::exact::finish<U, Scale, Rounding::half_up>(value);
    };
    return detail::evaluate_in<formula::exact::Exact>(id, inputs, share, finish);
}

}  // namespace kvit::charge
