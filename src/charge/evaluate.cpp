// The fast reading of every formula, behind run-time ids.
#include "kvit/charge/evaluate.hpp"

#include "charge/read.hpp"

namespace kvit::charge {

Result<Outcome> evaluate(FormulaId id, std::span<const Decimal> inputs,
                         std::optional<DayShare> share) {
    const auto finish = []<Unit U, int Scale>(const auto& value) {
        return formula::fast::finish<U, Scale, Rounding::half_up>(value);
    };
    return detail::evaluate_in<detail::Wide>(id, inputs, share, finish);
}

}  // namespace kvit::charge
